import { type DynamoDBClient, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { localDate } from '#shared/kernel/time.ts';
import { LedgerEntry, type Noted, type PaymentLedger, Verdict } from '#shared/payment/ledger.ts';
import { getItem } from '../kit/get-items.ts';
import type { Item } from '../kit/item.ts';
import { keys } from '../kit/keys.ts';
import { putNew } from '../kit/put.ts';
import { queryPartition } from '../kit/query-all.ts';

const keyOf = ({ provider, paidAt, transaction }: LedgerEntry) =>
  keys.transaction(provider, localDate(paidAt), transaction);

/** Transactions of a provider and day in one partition; each is put once, and its verdict added once. */
export const dynamoPaymentLedger = (client: DynamoDBClient, table: string): PaymentLedger => ({
  async note(entry) {
    const Item = { ...keyOf(entry), transaction: { S: JSON.stringify(entry) } };
    if (await putNew(client, { TableName: table, Item })) return entry;
    return read((await getItem(client, table)(keyOf(entry))) ?? {});
  },

  async settle(entry, verdict) {
    await client.send(
      new UpdateItemCommand({
        TableName: table,
        Key: keyOf(entry),
        UpdateExpression: 'SET verdict = if_not_exists(verdict, :verdict)',
        ExpressionAttributeValues: { ':verdict': { S: JSON.stringify(verdict) } },
      }),
    );
  },

  async ofDay(provider, date) {
    const items = await queryPartition(client, table, keys.transaction(provider, date, ''));
    return items.map(read);
  },
});

function read({ transaction, verdict }: Item): Noted {
  const entry = LedgerEntry.parse(JSON.parse(transaction?.S ?? ''));
  return verdict?.S === undefined ? entry : { ...entry, verdict: Verdict.parse(JSON.parse(verdict.S)) };
}
