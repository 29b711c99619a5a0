import { afterAll, beforeAll, describe } from 'vitest';
import { dynamoPaymentLedger } from '#shared/adapters/dynamodb/payment/payment-ledger.ts';
import { dynamoPaymentOrderStore } from '#shared/adapters/dynamodb/payment/payment-order-store.ts';
import { dynamoReceiptBooks } from '#shared/adapters/dynamodb/payment/receipt-books.ts';
import { dynamoReconciliationStore } from '#shared/adapters/dynamodb/payment/reconciliation-store.ts';
import { dynamoConsignmentStore } from '#shared/adapters/dynamodb/unit/consignment-store.ts';
import { consignmentStoreContract } from '#test/adapters/consignment-store.contract.ts';
import { paymentsContract } from '#test/adapters/payments.contract.ts';
import { startDynoxide } from './dynoxide.ts';

let engine: Awaited<ReturnType<typeof startDynoxide>>;
beforeAll(async () => {
  engine = await startDynoxide();
});
afterAll(() => engine.stop());

describe('money in DynamoDB', () => {
  paymentsContract(() => ({
    ledger: dynamoPaymentLedger(engine.client, engine.table),
    orders: dynamoPaymentOrderStore(engine.client, engine.table),
    books: dynamoReceiptBooks(engine.client, engine.table),
    reports: dynamoReconciliationStore(engine.client, engine.table),
  }));
});

describe('consignments in DynamoDB', () => {
  consignmentStoreContract(() => dynamoConsignmentStore(engine.client, engine.table));
});
