import { Disposal, type DisposalBook } from '#shared/archive/keeping/disposal.ts';
import type { DynamoClient } from './client.ts';
import { keys } from './keys.ts';
import type { Item } from './operations.ts';
import { putIf } from './put-if.ts';
import { queryAll } from './query-all.ts';
import { overVersion } from './versioned-put.ts';

/** Lists of disposal in one partition: there are few, and they are drawn up by hand. */
export const dynamoDisposalBook = (client: DynamoClient, TableName: string): DisposalBook => ({
  async find(id) {
    const Key = keys.disposal(id);
    const { Item } = await client.call('GetItem', { TableName, Key, ConsistentRead: true });
    return Item && read(Item);
  },

  async all() {
    const items = await queryAll(client, {
      TableName,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.disposal('').pk },
    });
    return items.map(read).toSorted((one, other) => (one.prepared.at < other.prepared.at ? 1 : -1));
  },

  put(disposal) {
    const { id, version } = disposal;
    const Item = {
      ...keys.disposal(id),
      version: { N: String(version) },
      disposal: { S: JSON.stringify(disposal) },
    };
    return putIf(client, { TableName, Item, ...overVersion(version) });
  },
});

const read = ({ disposal }: Item) => Disposal.parse(JSON.parse(disposal?.S ?? ''));
