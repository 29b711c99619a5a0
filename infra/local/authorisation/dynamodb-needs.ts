import { z } from 'zod';
import type { Need } from '#local/authorisation/authoriser.ts';
import { attributesIn, Expressions, partitionOf } from '#local/authorisation/dynamodb-expressions.ts';
import { AwsError } from '#local/kernel/aws-error.ts';

/** What has to be known of a table to say what a request touches. */
export interface TableKeys {
  arn: string;
  /** The partition key, and that of each index. */
  hashKey: string;
  indexes: ReadonlyMap<string, string>;
}

export type FindTable = (nameOrArn: string) => TableKeys | undefined;

/** Looked into only where its key lies: a check of every attribute would be most of what a request costs. */
const Item = z.custom<Record<string, unknown>>((given) => typeof given === 'object' && given !== null);
const One = Expressions.extend({
  TableName: z.string(),
  IndexName: z.string().optional(),
  Key: Item.optional(),
  Item: Item.optional(),
});
type One = z.output<typeof One>;

const Together = z.object({
  TransactItems: z.array(
    z.strictObject({
      Put: One.optional(),
      Update: One.optional(),
      Delete: One.optional(),
      ConditionCheck: One.optional(),
      Get: One.optional(),
    }),
  ),
});
const Batch = z.object({ RequestItems: z.record(z.string(), z.object({ Keys: z.array(Item) })) });

/** One part of a request: an action on a table, with what it touches there. */
type Touch = { action: string; one: One };

const transacted: Record<string, string> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/** About no table in particular. */
const aboutAll = new Set(['ListTables', 'DescribeLimits', 'DescribeEndpoints', 'ListStreams']);

/**
 * What a request to DynamoDB needs to be allowed. AWS does not say whether the keys of a transaction are judged one by
 * one or together; here they are judged together, so that one statement has to allow all of them.
 */
export function needsOfDynamo(action: string, input: unknown, find: FindTable): Need[] {
  if (aboutAll.has(action)) return [{ action: `dynamodb:${action}`, resource: '*' }];
  const touches = touchesOf(action, input);
  const keys = new Set(touches.flatMap(({ one }) => keyIn(one, tableOf(one, find))));
  const leading = [...keys];
  const byResource = Map.groupBy(touches, ({ action: each, one }) => `${each} ${resourceOf(one, find)}`);
  return [...byResource].map(([key, group]) => {
    const [each = '', resource = ''] = key.split(' ');
    return { action: `dynamodb:${each}`, resource, context: contextOf(leading, group) };
  });
}

function touchesOf(action: string, input: unknown): Touch[] {
  if (action === 'BatchGetItem') {
    const { RequestItems } = parse(Batch, input);
    return Object.entries(RequestItems).flatMap(([TableName, { Keys }]) =>
      Keys.map((Key) => ({ action, one: One.parse({ TableName, Key }) })),
    );
  }
  if (action === 'TransactWriteItems' || action === 'TransactGetItems') {
    const { TransactItems } = parse(Together, input);
    return TransactItems.flatMap((item) =>
      Object.entries(item).flatMap(([kind, one]) => (one ? { action: transacted[kind] ?? kind, one } : [])),
    );
  }
  return [{ action, one: parse(One, input) }];
}

function tableOf({ TableName }: One, find: FindTable): TableKeys {
  const found = find(TableName);
  if (found !== undefined) return found;
  throw new AwsError('ResourceNotFoundException', 'Requested resource not found');
}

const resourceOf = (one: One, find: FindTable) =>
  one.IndexName === undefined ? tableOf(one, find).arn : `${tableOf(one, find).arn}/index/${one.IndexName}`;

/** The text of a string, number or binary. */
function textOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const [[kind, text] = []] = Object.entries(value);
  return typeof text === 'string' && (kind === 'S' || kind === 'N' || kind === 'B') ? [text] : [];
}

function keyIn(one: One, table: TableKeys): string[] {
  const hashKey =
    one.IndexName === undefined ? table.hashKey : (table.indexes.get(one.IndexName) ?? table.hashKey);
  return textOf((one.Item ?? one.Key)?.[hashKey] ?? partitionOf(one, hashKey));
}

const contextOf = (leading: readonly string[], group: Touch[]) => (key: string) => {
  if (key === 'dynamodb:LeadingKeys') return leading.length === 0 ? undefined : leading;
  if (key !== 'dynamodb:Attributes') return undefined;
  return [
    ...new Set(
      group.flatMap(({ one }) => [
        ...Object.keys(one.Item ?? {}),
        ...Object.keys(one.Key ?? {}),
        ...attributesIn(one),
      ]),
    ),
  ];
};

function parse<T extends z.ZodType>(schema: T, input: unknown): z.output<T> {
  const parsed = schema.safeParse(input);
  if (parsed.success) return parsed.data;
  throw new AwsError('SerializationException', z.prettifyError(parsed.error));
}
