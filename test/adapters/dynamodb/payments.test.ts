import { afterAll, beforeAll, describe } from 'vitest';
import { dynamoPaymentLedger } from '#shared/adapters/dynamodb/payment/payment-ledger.ts';
import { dynamoPaymentOrders } from '#shared/adapters/dynamodb/payment/payment-orders.ts';
import { dynamoReceiptBooks } from '#shared/adapters/dynamodb/payment/receipt-books.ts';
import { dynamoReconciliationReports } from '#shared/adapters/dynamodb/payment/reconciliation-reports.ts';
import { dynamoConsignments } from '#shared/adapters/dynamodb/unit/consignments.ts';
import { consignmentsContract } from '#test/adapters/consignments.contract.ts';
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
    orders: dynamoPaymentOrders(engine.client, engine.table),
    books: dynamoReceiptBooks(engine.client, engine.table),
    reports: dynamoReconciliationReports(engine.client, engine.table),
  }));
});

describe('consignments in DynamoDB', () => {
  consignmentsContract(() => dynamoConsignments(engine.client, engine.table));
});
