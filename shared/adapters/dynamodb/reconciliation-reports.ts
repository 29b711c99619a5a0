import type { ReconciliationReports } from '#shared/payment/reconcile.ts';
import { Reconciliation } from '#shared/payment/reconciliation.ts';
import type { DynamoClient } from './client.ts';
import { keys } from './keys.ts';
import { packText, unpackText } from './packed-text.ts';

/** One item for each provider and day; made anew, it takes the place of the one before. */
export const dynamoReconciliationReports = (client: DynamoClient, table: string): ReconciliationReports => ({
  async put(report) {
    const Item = {
      ...keys.reconciliation(report.provider, report.date),
      report: packText(JSON.stringify(report)),
    };
    await client.call('PutItem', { TableName: table, Item });
  },

  async find(provider, date) {
    const { Item } = await client.call('GetItem', {
      TableName: table,
      Key: keys.reconciliation(provider, date),
    });
    const text = unpackText(Item?.['report']);
    return text === undefined ? undefined : Reconciliation.parse(JSON.parse(text));
  },
});
