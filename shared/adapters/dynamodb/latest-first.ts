import type { DynamoClient } from './client.ts';
import type { Item } from './operations.ts';

/** After every day. */
const end = '9';

/** A page of a partition whose items are named by days, the latest first; `before` is there as long as there are more. */
export async function latestFirst<T>(
  client: DynamoClient,
  { TableName, pk, read }: { TableName: string; pk: Item[string]; read: (item: Item) => T },
  { before = end, limit }: { before?: string | undefined; limit: number },
): Promise<{ items: T[]; before?: string | undefined }> {
  const { Items = [] } = await client.call('Query', {
    TableName,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk AND sk < :before',
    ExpressionAttributeValues: { ':pk': pk, ':before': { S: before } },
    ScanIndexForward: false,
    Limit: limit + 1,
  });
  const shown = Items.slice(0, limit);
  return { items: shown.map(read), ...(Items.length > limit && { before: shown.at(-1)?.['sk']?.S }) };
}
