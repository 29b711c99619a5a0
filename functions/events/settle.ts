import { Logger } from '@aws-lambda-powertools/logger';
import { Names } from '#functions/http/environment.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoReceiptBooks } from '#shared/adapters/dynamodb/payment/receipt-books.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { httpPaymentGateway } from '#shared/adapters/payment/http-gateway.ts';
import { settleMoney } from '#shared/use-cases/payment/settle-money.ts';
import { fromQueue, perDossierOf } from './kit/queue.ts';

const logger = new Logger();
const { TABLE_NAME } = Names.table.parse(process.env);
const client = dynamoClient();
const reference = dynamoReference(client, TABLE_NAME);
const deps = {
  store: dynamoDossierStore(client, TABLE_NAME),
  reference,
  gateway: httpPaymentGateway(),
  books: dynamoReceiptBooks(client, TABLE_NAME),
  providers: reference.paymentProviders,
  series: reference.receiptSeries,
};

/** Writes the receipt over what was paid, and gives back what a leader let go. */
export const handler = fromQueue((records) =>
  perDossierOf(
    records,
    (code) => settleMoney(deps, code, new Date().toISOString()),
    (code, error) => logger.error('money not settled', { code, error }),
  ),
);
