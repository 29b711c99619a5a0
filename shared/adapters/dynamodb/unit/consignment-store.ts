import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { ConsignmentStore } from '#shared/post/consignment.ts';
import { consignmentsOf, NotedEvent } from '#shared/post/noted-event.ts';
import { getItem } from '../kit/get-items.ts';
import type { Item } from '../kit/item.ts';
import { keys } from '../kit/keys.ts';
import { putNew } from '../kit/put.ts';
import { queryPartition } from '../kit/query-all.ts';

/** What carriers reported of a tracking number, in one partition; each event is put once. */
export const dynamoConsignmentStore = (client: DynamoDBClient, table: string): ConsignmentStore => ({
  async note(carrier, event) {
    const Key = keys.posted(event.tracking, carrier, event.event);
    const noted = { ...Key, noted: { S: JSON.stringify({ carrier, event }) } };
    if (await putNew(client, { TableName: table, Item: noted })) return event;
    return read((await getItem(client, table)(Key)) ?? {}).event;
  },

  async find(tracking) {
    const items = await queryPartition(client, table, keys.posted(tracking, '', ''));
    return consignmentsOf(items.map(read));
  },
});

const read = ({ noted }: Item) => NotedEvent.parse(JSON.parse(noted?.S ?? ''));
