import { type DynamoDBClient, QueryCommand } from '@aws-sdk/client-dynamodb';
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
