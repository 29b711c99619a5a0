import { z } from 'zod';
import type { Need } from '#infra/local/authorisation/authoriser.ts';
import { attributesIn, Expressions, partitionOf } from '#infra/local/authorisation/dynamodb-expressions.ts';
import { AwsError } from '#infra/local/kernel/aws-error.ts';

/** What has to be known of a table to say what a request touches. */
export interface TableKeys {
  arn: string;
  /** The partition key, and that of each index. */
  hashKey: string;
  indexes: ReadonlyMap<string, string>;
}

export type FindTable = (nameOrArn: string) => TableKeys | undefined;

const Item = z.record(z.string(), z.unknown());
const One = Expressions.extend({
  TableName: z.string(),
  IndexName: z.string().optional(),
  Key: Item.optional(),
  Item: Item.optional(),
});
type One = z.output<typeof One>;

const Together = z.array(z.record(z.string(), One));
const Batch = z.record(z.string(), z.object({ Keys: z.array(Item) }));

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
    const { RequestItems } = parse(z.object({ RequestItems: Batch }), input);
    return Object.entries(RequestItems).flatMap(([TableName, { Keys }]) =>
      Keys.map((Key) => ({ action, one: One.parse({ TableName, Key }) })),
    );
  }
  if (action === 'TransactWriteItems' || action === 'TransactGetItems') {
    const { TransactItems } = parse(z.object({ TransactItems: Together }), input);
    return TransactItems.flatMap((item) =>
      Object.entries(item).map(([kind, one]) => ({ action: transacted[kind] ?? kind, one })),
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

const Value = z.union([
  z.object({ S: z.string() }),
  z.object({ N: z.string() }),
  z.object({ B: z.string() }),
]);

function keyIn(one: One, table: TableKeys): string[] {
  const hashKey =
    one.IndexName === undefined ? table.hashKey : (table.indexes.get(one.IndexName) ?? table.hashKey);
  const given = (one.Item ?? one.Key)?.[hashKey] ?? partitionOf(one, hashKey);
  const value = Value.safeParse(given);
  return value.success ? Object.values(value.data) : [];
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
