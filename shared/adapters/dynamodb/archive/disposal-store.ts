import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { Disposal, type DisposalStore } from '#shared/archive/keeping/disposal.ts';
import type { Item } from '../kit/item.ts';
import { keys } from '../kit/keys.ts';
import { listPage } from '../kit/list-page.ts';
import { lists } from '../kit/partitions.ts';
import { queryPartition } from '../kit/query-all.ts';
import { versionedRecords } from '../kit/versioned-records.ts';

/** Lists of disposal in one partition, since there are few and they are drawn up by hand; in the index by their time. */
export function dynamoDisposalStore(client: DynamoDBClient, TableName: string): DisposalStore {
  const kind = { schema: Disposal, key: keys.disposal, attribute: 'disposal' };
  const { find, put, read } = versionedRecords<Disposal>(client, TableName, kind);
  return {
    find,

    async all() {
      const items = await queryPartition(client, TableName, keys.disposal(''));
      return items.map(read).toSorted((one, other) => (one.prepared.at < other.prepared.at ? 1 : -1));
    },

    page(query, matches) {
      const wanted = (item: Item) => [read(item)].find(matches);
      const of = { list: lists.disposals };
      return listPage(client, { TableName, of, descending: true, read: wanted }, query);
    },

    put: (disposal) =>
      put(disposal, {
        list: { S: lists.disposals },
        order: { S: `${disposal.prepared.at}#${disposal.id}` },
      }),
  };
}
