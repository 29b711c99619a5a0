import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Key } from './get-items.ts';
import type { Item, QueryInput } from './item.ts';

/** Every item that a query finds, page by page. */
export async function queryAll(client: DynamoDBClient, query: QueryInput): Promise<Item[]> {
  const found: Item[] = [];
  let next: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        ...query,
        ExclusiveStartKey: next,
      }),
    );
    found.push(...Items);
    next = LastEvaluatedKey;
  } while (next !== undefined);
  return found;
}

/** Every item of a partition, as it is now. */
export const queryPartition = (client: DynamoDBClient, TableName: string, { pk }: Pick<Key, 'pk'>) =>
  queryAll(client, {
    TableName,
    ConsistentRead: true,
    KeyConditionExpression: 'pk = :pk',
    ExpressionAttributeValues: { ':pk': pk },
  });
