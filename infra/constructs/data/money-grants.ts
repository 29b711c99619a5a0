import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { partitions } from '#shared/adapters/dynamodb/kit/partitions.ts';
import { TableRights } from './table-rights.ts';

/** What may be done with the records of payments. */
export class MoneyGrants extends TableRights {
  /** To begin an online payment: it is followed from then on. */
  grantOrder(to: IGrantable): void {
    this.allow(to, ['PutItem'], [partitions.orders]);
  }

  /** To note money that was told of, and what became of it. */
  grantNoteMoney(to: IGrantable): void {
    this.allow(to, ['GetItem', 'PutItem', 'UpdateItem'], [partitions.transactions]);
  }

  /** To read the ledger of a day. */
  grantReadMoney(to: IGrantable): void {
    this.allow(to, ['Query'], [partitions.transactions]);
  }

  /** To number receipts. */
  grantNumberReceipts(to: IGrantable): void {
    this.allow(to, ['GetItem', 'PutItem'], [partitions.receipts, partitions.receiptBooks]);
  }

  /** To keep the reconciliations of days. */
  grantReconcile(to: IGrantable): void {
    this.allow(to, ['PutItem'], [partitions.reconciliations]);
  }

  grantReadReconciliations(to: IGrantable): void {
    this.allow(to, ['GetItem'], [partitions.reconciliations]);
  }
}
