import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import { Disposal, type DisposalStore } from '#shared/archive/keeping/disposal.ts';
import type { Item } from '../kit/item.ts';
import { keys, lists } from '../kit/keys.ts';
import { listPage } from '../kit/list-page.ts';
import { putIf } from '../kit/put-if.ts';
import { queryAll } from '../kit/query-all.ts';
import { overVersion } from '../kit/versioned-records.ts';

/** Lists of disposal in one partition, since there are few and they are drawn up by hand; in the index by their time. */
export const dynamoDisposalStore = (client: DynamoDBClient, TableName: string): DisposalStore => ({
  async find(id) {
    const Key = keys.disposal(id);
    const { Item } = await client.send(new GetItemCommand({ TableName, Key, ConsistentRead: true }));
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

  page(query, matches) {
    const wanted = (item: Item) => [read(item)].find(matches);
    const of = { list: lists.disposals };
    return listPage(client, { TableName, of, descending: true, read: wanted }, query);
  },

  put(disposal) {
    const { id, prepared, version } = disposal;
    const Item = {
      ...keys.disposal(id),
      version: { N: String(version) },
      disposal: { S: JSON.stringify(disposal) },
      list: { S: lists.disposals },
      order: { S: `${prepared.at}#${id}` },
    };
    return putIf(client, { TableName, Item, ...overVersion(version) });
  },
});

const read = ({ disposal }: Item) => Disposal.parse(JSON.parse(disposal?.S ?? ''));
