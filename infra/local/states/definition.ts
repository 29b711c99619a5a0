import { z } from 'zod';

/**
 * The part of the Amazon States Language that is interpreted here: JSONata task states. Every object is strict, so
 * that a field which would be obeyed on AWS and not here stops the machine from loading.
 */

export const RetrierDefinition = z.strictObject({
  ErrorEquals: z.array(z.string()).min(1),
  IntervalSeconds: z.int().min(1).max(99_999_999).default(1),
  MaxAttempts: z.int().min(0).max(99_999_999).default(3),
  BackoffRate: z.number().min(1).default(2),
  MaxDelaySeconds: z.int().min(1).max(31_622_400).optional(),
  JitterStrategy: z.enum(['NONE', 'FULL']).default('NONE'),
});
export type RetrierDefinition = z.infer<typeof RetrierDefinition>;

const CatcherDefinition = z.strictObject({
  ErrorEquals: z.array(z.string()).min(1),
  Next: z.string(),
  Output: z.unknown().optional(),
});

const TaskDefinition = z.strictObject({
  Type: z.literal('Task'),
  Comment: z.string().optional(),
  QueryLanguage: z.literal('JSONata').optional(),
  Resource: z.string(),
  Arguments: z.unknown().optional(),
  TimeoutSeconds: z.union([z.int().min(1).max(99_999_999), z.string().startsWith('{%')]),
  Output: z.unknown().optional(),
  Retry: z.array(RetrierDefinition).default([]),
  Catch: z.array(CatcherDefinition).default([]),
  Next: z.string().optional(),
  End: z.literal(true).optional(),
});
export type TaskDefinition = z.infer<typeof TaskDefinition>;

const Definition = z.strictObject({
  Comment: z.string().optional(),
  QueryLanguage: z.literal('JSONata'),
  StartAt: z.string(),
  States: z.record(z.string().min(1).max(80), TaskDefinition),
});
export type Definition = z.infer<typeof Definition>;

/** Reads a definition; throws one sentence for each thing in it that is wrong or not interpreted here. */
export function parseDefinition(text: string): Definition {
  const placeholder = /\$\{[^}]*\}/.exec(text);
  if (placeholder !== null) throw new Error(`state machine: ${placeholder[0]} was not substituted`);
  const parsed = Definition.safeParse(JSON.parse(text));
  if (!parsed.success) throw new Error(`state machine: ${z.prettifyError(parsed.error)}`);
  const problems = [...graphProblems(parsed.data), ...errorNameProblems(parsed.data)];
  if (problems.length > 0) throw new Error(`state machine: ${problems.join('; ')}`);
  return parsed.data;
}

function graphProblems(definition: Definition): string[] {
  const reached = reachable(definition);
  const problems = [...reached]
    .filter((name) => !(name in definition.States))
    .map((name) => `${name} is no state`);
  for (const [name, { Next, End }] of Object.entries(definition.States)) {
    if ((Next === undefined) === (End === undefined)) problems.push(`${name} needs either Next or End`);
    if (!reached.has(name)) problems.push(`${name} is not reachable`);
  }
  return problems;
}

function reachable({ StartAt, States }: Definition): Set<string> {
  const reached = new Set<string>();
  const open = [StartAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (reached.has(name)) continue;
    reached.add(name);
    const { Next, Catch = [] } = States[name] ?? {};
    open.push(...Catch.map((catcher) => catcher.Next), ...(Next === undefined ? [] : [Next]));
  }
  return reached;
}

/** AWS wants the wildcard alone, and last, in a list of retriers or catchers. */
function errorNameProblems({ States }: Definition): string[] {
  return Object.entries(States).flatMap(([name, { Retry, Catch }]) =>
    [Retry, Catch].flatMap((handlers) =>
      handlers.flatMap(({ ErrorEquals }, i) =>
        ErrorEquals.includes('States.ALL') && (ErrorEquals.length > 1 || i < handlers.length - 1)
          ? [`${name} must name States.ALL alone and last`]
          : [],
      ),
    ),
  );
}
