import { z } from 'zod';

const shaping = {
  /** JSON text that is delivered instead of the event. */
  input: z.string().optional(),
  /** The part of the event that is delivered, `$.detail` say. */
  inputPath: z
    .string()
    .regex(/^\$(\.[\w-]+)*$/)
    .optional(),
};

const Target = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('function'), functionName: z.string(), ...shaping }),
  z.strictObject({ type: z.literal('queue'), queue: z.string(), ...shaping }),
]);
export type Target = z.infer<typeof Target>;

/** A rule as CloudFormation describes it: for events that fit a pattern, or at the times of a schedule. */
export const RuleConfig = z
  .strictObject({
    name: z.string(),
    arn: z.string(),
    pattern: z.unknown().optional(),
    schedule: z.string().optional(),
    targets: z.array(Target).min(1),
  })
  .refine(({ pattern, schedule }) => (pattern === undefined) !== (schedule === undefined), {
    error: 'a rule has either a pattern or a schedule',
  });
export type RuleConfig = z.input<typeof RuleConfig>;

/** What of an event a target is given. */
export function payloadFor({ input, inputPath }: Target, event: unknown): unknown {
  if (input !== undefined) return JSON.parse(input);
  if (inputPath === undefined) return event;
  return inputPath
    .split('.')
    .slice(1)
    .reduce<unknown>((value, name) => Fields.safeParse(value).data?.[name], event);
}

const Fields = z.record(z.string(), z.unknown());
