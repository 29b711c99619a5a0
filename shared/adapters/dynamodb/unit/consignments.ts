import { type DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { Consignments } from '#shared/post/consignment.ts';
import { consignmentsOf, NotedEvent } from '#shared/post/noted-event.ts';
import type { Item } from '../kit/item.ts';
import { keys } from '../kit/keys.ts';
import { putNew } from '../kit/put-if.ts';
import { queryAll } from '../kit/query-all.ts';

/** What carriers told of a tracking number, in one partition; each event is put once. */
export const dynamoConsignments = (client: DynamoDBClient, table: string): Consignments => ({
  async note(carrier, event) {
    const Key = keys.posted(event.tracking, carrier, event.event);
    const noted = { ...Key, noted: { S: JSON.stringify({ carrier, event }) } };
    if (await putNew(client, { TableName: table, Item: noted })) return event;
    const { Item } = await client.send(new GetItemCommand({ TableName: table, Key, ConsistentRead: true }));
    return read(Item ?? {}).event;
  },

  async find(tracking) {
    const items = await queryAll(client, {
      TableName: table,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': keys.posted(tracking, '', '').pk },
    });
    return consignmentsOf(items.map(read));
  },
});

const read = ({ noted }: Item) => NotedEvent.parse(JSON.parse(noted?.S ?? ''));
