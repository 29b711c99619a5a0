import { parseArgs } from 'node:util';
import { z } from 'zod';

export const usage = `node infra/start/main.ts [flags]
  --port <n>          the first of eight ports (4000)
  --data <folder>     where everything is kept (.local)
  --assembly <folder> what "cdk synth" wrote (cdk.out)
  --synth             run "cdk synth" first
  --seed "<command>"  run this when the cloud is up, with its addresses and outputs in the environment
  --payments <secret> a payment provider on the seventh port; it signs and is signed to with this whsec_… secret
  --count             count the capacity units of functions
  --without "<right>" take this right from its role; the control port names them all at /rights
  --limits <json>     limits of callers by kind:id, beside those of the stage
  --no-throttle       take requests as fast as they come
  --help`;

const Flags = z.object({
  port: z.coerce.number().int().min(1024).max(65_528).default(4000),
  data: z.string().default('.local'),
  assembly: z.string().default('cdk.out'),
  synth: z.boolean().default(false),
  seed: z.string().optional(),
  payments: z.string().startsWith('whsec_').optional(),
  without: z.string().optional(),
  limits: z.string().optional(),
  count: z.boolean().default(false),
  throttle: z.boolean().default(true),
  help: z.boolean().default(false),
});
export type Flags = z.infer<typeof Flags>;

const options = {
  port: { type: 'string' },
  data: { type: 'string' },
  assembly: { type: 'string' },
  synth: { type: 'boolean' },
  seed: { type: 'string' },
  payments: { type: 'string' },
  without: { type: 'string' },
  limits: { type: 'string' },
  count: { type: 'boolean' },
  throttle: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

/** Reads the command line; throws one sentence for what it does not understand. */
export function readFlags(args: string[]): Flags {
  const { values } = parseArgs({ args, options, strict: true, allowNegative: true });
  const parsed = Flags.safeParse(values);
  if (parsed.success) return parsed.data;
  throw new Error(
    parsed.error.issues.map(({ path, message }) => `--${path.join('.')}: ${message}`).join('; '),
  );
}
