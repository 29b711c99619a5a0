import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoPaymentLedger } from '#shared/adapters/dynamodb/payment/payment-ledger.ts';
import { dynamoPaymentOrderStore } from '#shared/adapters/dynamodb/payment/payment-order-store.ts';
import { dynamoReconciliationStore } from '#shared/adapters/dynamodb/payment/reconciliation-store.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { httpPaymentGateway } from '#shared/adapters/payment/http-gateway.ts';
import { localDate } from '#shared/kernel/time.ts';
import { askProviders } from '#shared/use-cases/payment/ask-provider.ts';
import { reconcileDay } from '#shared/use-cases/payment/reconcile-day.ts';

const logger = new Logger();
const { TABLE_NAME } = Names.table.parse(process.env);
const client = dynamoClient();
const reference = dynamoReference(client, TABLE_NAME);
const deps = {
  store: dynamoDossierStore(client, TABLE_NAME),
  reference,
  ledger: dynamoPaymentLedger(client, TABLE_NAME),
  orders: dynamoPaymentOrderStore(client, TABLE_NAME),
  reports: dynamoReconciliationStore(client, TABLE_NAME),
  gateway: httpPaymentGateway(),
  providers: reference.paymentProviders,
};

const day = 24 * 3_600_000;

/** On two schedules: asks after payments that nobody called back about, and compares yesterday with the statements. */
export const handler = async (event: unknown) => {
  const { task } = z.object({ task: z.enum(['ask', 'reconcile']) }).parse(event);
  await (task === 'ask' ? ask() : reconcile());
};

async function ask() {
  const asked = await askProviders(deps, new Date().toISOString());
  logger.info('providers asked', asked);
  if (asked.failed > 0) throw new Error(`${asked.failed} payments could not be asked after`);
}

/** One provider that does not answer keeps no other from being reconciled. */
async function reconcile() {
  const now = Date.now();
  const date = localDate(new Date(now - day).toISOString());
  const providers = await deps.providers();
  const done = await Promise.allSettled(
    providers.map((provider) => reconcileDay(deps, provider, date, new Date(now).toISOString())),
  );
  const failed = done.filter(({ status }) => status === 'rejected');
  for (const one of done) {
    if (one.status === 'rejected') logger.error('day not reconciled', { date, error: String(one.reason) });
    else logger.info('day reconciled', { date, provider: one.value.provider, rows: one.value.rows.length });
  }
  if (failed.length > 0) throw new Error(`${failed.length} providers could not be reconciled for ${date}`);
}
