import { z } from 'zod';
import { compileConditions, type Holds } from '#local/authorisation/conditions.ts';
import { anyOf, compileWildcards, type Fits } from '#local/authorisation/pattern.ts';

const Text = z.union([z.string(), z.number(), z.boolean()]).transform(String);
const listOf = <T extends z.ZodType>(one: T) =>
  z.union([one.transform((only) => [only]), z.array(one)]).transform((list) => list.flat());
const Texts = listOf(Text);

const Principals = z.union([
  z.literal('*').transform(() => ({ AWS: ['*'], Service: [] })),
  z.strictObject({ AWS: Texts.default([]), Service: Texts.default([]) }),
]);

/** A statement as templates write it, its references resolved and its one-or-many fields as lists. */
export const Statement = z
  .strictObject({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Principal: Principals.default({ AWS: [], Service: [] }),
    Action: Texts.optional(),
    NotAction: Texts.optional(),
    Resource: Texts.optional(),
    NotResource: Texts.optional(),
    Condition: z.record(z.string(), z.record(z.string(), Texts)).default({}),
  })
  .refine(({ Action, NotAction }) => (Action === undefined) !== (NotAction === undefined), {
    error: 'a statement has either actions or all others',
  });
export type Statement = z.output<typeof Statement>;

/** All that is allowed and forbidden in a deployment. */
export interface Policies {
  account: string;
  /** What each role may do, by its ARN. */
  roles: ReadonlyMap<string, readonly Statement[]>;
  /** What the policies of buckets, queues, keys and functions say, by their ARNs. */
  resources: ReadonlyMap<string, readonly Statement[]>;
}

export const PolicyDocument = z.strictObject({
  Version: z.literal('2012-10-17'),
  Statement: z.array(Statement),
});

/** A pattern, as it is written and as it is asked. */
type Named = { pattern: string; fits: Fits };

/** A statement that can be asked. */
export interface Compiled {
  written: Statement;
  effect: 'Allow' | 'Deny';
  actions: Fits;
  resources: Fits;
  /** Each of the resources that it names, and of the partitions that it is held to. */
  named: { resources: readonly Named[]; partitions: readonly Named[] };
  holds: Holds;
}

const everything: Fits = () => true;

function either(these: readonly string[] | undefined, others: readonly string[] | undefined): Fits {
  if (these !== undefined) return anyOf(these);
  if (others === undefined) return everything;
  const excepted = anyOf(others);
  return (text) => !excepted(text);
}

/** Names of actions know no case. */
const lower = (actions: readonly string[] | undefined) => actions?.map((action) => action.toLowerCase());

const namedOf = (patterns: readonly string[] = []) =>
  patterns.map((pattern) => ({ pattern, fits: compileWildcards(pattern) }));

/** The condition by which statements about items are held to partitions of a table. */
export const partitioning = { operator: 'ForAllValues:StringLike', key: 'dynamodb:LeadingKeys' };

/** The patterns of partitions to which a statement is held; undefined for one that is not about items. */
export const partitionsOf = ({ Condition }: Statement): readonly string[] | undefined =>
  Condition[partitioning.operator]?.[partitioning.key];

/** Throws for a condition that is not known here: it must not pass for one that holds. */
export function compileStatement(written: Statement): Compiled {
  const actions = either(lower(written.Action), lower(written.NotAction));
  return {
    written,
    effect: written.Effect,
    actions: (action) => actions(action.toLowerCase()),
    resources: either(written.Resource, written.NotResource),
    holds: compileConditions(written.Condition),
    named: { resources: namedOf(written.Resource), partitions: namedOf(partitionsOf(written)) },
  };
}
