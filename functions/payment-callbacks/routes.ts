import { Names } from '#functions/http/environment.ts';
import { limitedApi } from '#functions/http/limited-api.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoDossierStore } from '#shared/adapters/dynamodb/dossier/dossier-store.ts';
import { dynamoPaymentLedger } from '#shared/adapters/dynamodb/payment/payment-ledger.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { takeCallback } from './take-callback.ts';

const { TABLE_NAME } = Names.table.parse(process.env);
const client = dynamoClient();
const reference = dynamoReference(client, TABLE_NAME);

/** What payment providers tell us. */
export const handler = limitedApi(
  [
    takeCallback({
      store: dynamoDossierStore(client, TABLE_NAME),
      reference,
      ledger: dynamoPaymentLedger(client, TABLE_NAME),
      providers: reference.paymentProviders,
      now: Date.now,
    }),
  ],
  { open: 'provider' },
);
