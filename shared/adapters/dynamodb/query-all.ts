import type { DynamoClient } from './client.ts';
import type { Item, QueryInput } from './operations.ts';

/** Every item that a query finds, page by page. */
export async function queryAll(client: DynamoClient, query: QueryInput): Promise<Item[]> {
  const found: Item[] = [];
  let next: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.call('Query', {
      ...query,
      ExclusiveStartKey: next,
    });
    found.push(...Items);
    next = LastEvaluatedKey;
  } while (next !== undefined);
  return found;
}
