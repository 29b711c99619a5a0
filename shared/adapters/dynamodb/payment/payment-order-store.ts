import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { PaymentOrder, type PaymentOrderStore } from '#shared/payment/orders.ts';
import { keys } from '../kit/keys.ts';
import { lists } from '../kit/partitions.ts';
import { queryAll } from '../kit/query-all.ts';

/** How long a closed order stays in the table, in seconds. */
const keptSeconds = 30 * 24 * 3600;

/** Orders that are followed lie in the index `lists`, in the order in which they are to be asked after. */
export const dynamoPaymentOrderStore = (client: DynamoDBClient, table: string): PaymentOrderStore => {
  const put = (order: PaymentOrder, followed: object) =>
    client.send(
      new PutItemCommand({
        TableName: table,
        Item: {
          ...keys.order(order.provider, order.reference),
          record: { S: JSON.stringify(order) },
          ttl: { N: String(Math.floor(Date.parse(order.until) / 1000) + keptSeconds) },
          ...followed,
        },
      }),
    );
  return {
    async put(order) {
      const place = { S: lists.orders(order.provider) };
      await put(order, { list: place, order: { S: `${order.askAt}#${order.reference}` } });
    },

    async due(provider, at) {
      const items = await queryAll(client, {
        TableName: table,
        IndexName: 'lists',
        KeyConditionExpression: '#list = :list AND #order < :at',
        ExpressionAttributeNames: { '#list': 'list', '#order': 'order' },
        // Whatever begins with the instant itself sorts before the tilde.
        ExpressionAttributeValues: { ':list': { S: lists.orders(provider) }, ':at': { S: `${at}~` } },
      });
      return items.map((item) => PaymentOrder.parse(JSON.parse(item['record']?.S ?? '')));
    },

    async close(order) {
      await put(order, {});
    },
  };
};
