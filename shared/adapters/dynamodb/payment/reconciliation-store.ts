import { type DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { Reconciliation } from '#shared/payment/reconciliation.ts';
import type { ReconciliationStore } from '#shared/use-cases/payment/reconcile-day.ts';
import { keys } from '../kit/keys.ts';
import { packText, unpackText } from '../kit/packed-text.ts';

/** One item for each provider and day; made anew, it takes the place of the one before. */
export const dynamoReconciliationStore = (client: DynamoDBClient, table: string): ReconciliationStore => ({
  async put(report) {
    const Item = {
      ...keys.reconciliation(report.provider, report.date),
      report: packText(JSON.stringify(report)),
    };
    await client.send(new PutItemCommand({ TableName: table, Item }));
  },

  async find(provider, date) {
    const { Item } = await client.send(
      new GetItemCommand({
        TableName: table,
        Key: keys.reconciliation(provider, date),
      }),
    );
    const text = unpackText(Item?.['report']);
    return text === undefined ? undefined : Reconciliation.parse(JSON.parse(text));
  },
});
