import { AwsFault } from '#shared/adapters/aws/fault.ts';
import type { Consignments } from '#shared/post/consignment.ts';
import { consignmentsOf, NotedEvent } from '#shared/post/noted-event.ts';
import type { DynamoClient } from './client.ts';
import { keys } from './keys.ts';
import type { Item } from './operations.ts';
import { queryAll } from './query-all.ts';

/** What carriers told of a tracking number, in one partition; each event is put once. */
export const dynamoConsignments = (client: DynamoClient, table: string): Consignments => ({
  async note(carrier, event) {
    const Key = keys.posted(event.tracking, carrier, event.event);
    try {
      await client.call('PutItem', {
        TableName: table,
        Item: { ...Key, noted: { S: JSON.stringify({ carrier, event }) } },
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      return event;
    } catch (error) {
      if (!(error instanceof AwsFault) || error.name !== 'ConditionalCheckFailedException') throw error;
      const { Item } = await client.call('GetItem', { TableName: table, Key, ConsistentRead: true });
      return read(Item ?? {}).event;
    }
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
