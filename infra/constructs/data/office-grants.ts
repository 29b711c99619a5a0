import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { partitions } from '#shared/adapters/dynamodb/kit/partitions.ts';
import { onlyOf, TableRights } from './table-rights.ts';

/** All that an item of the kind consists of. */
const registration = ['pk', 'sk', 'entry'];

/** What may be done with the records of offices: absences, guidance, books, batches of scans and results. */
export class OfficeGrants extends TableRights {
  /** To plan who is away and who stands in. */
  grantPlanAbsences(to: IGrantable): void {
    this.allow(to, ['PutItem', 'Query'], [partitions.absences]);
  }

  /** To know who stands in for whom. */
  grantReadAbsences(to: IGrantable): void {
    this.allow(to, ['Query'], [partitions.absences]);
  }

  /** To note what people were told before they filed. */
  grantGuide(to: IGrantable): void {
    this.allow(to, ['GetItem', 'PutItem'], [partitions.guidance]);
  }

  /** To order follow-up books, and to know which are printed. */
  grantOrderBooks(to: IGrantable): void {
    this.allow(to, ['GetItem', 'PutItem'], [partitions.bookOrders]);
    this.allow(to, ['GetItem'], [partitions.books]);
  }

  /** To keep the books that were ordered: by the numbers of a day, which name its dossiers, and by what others received. */
  grantKeepBooks(to: IGrantable): void {
    this.allow(to, ['GetItem'], [partitions.bookOrders, partitions.counters]);
    this.allow(to, ['Query'], [partitions.received]);
    this.allow(to, ['GetItem', 'PutItem'], [partitions.books]);
  }

  /** To know what batches of scans were split into. */
  grantReadBatches(to: IGrantable): void {
    this.allow(to, ['GetItem'], [partitions.batches]);
  }

  /** To take batches of scans, and to note what they were split into. */
  grantBatches(to: IGrantable): void {
    this.allow(to, ['GetItem', 'PutItem'], [partitions.batches]);
  }

  /** To read the histories of results and nothing else. */
  grantReadResults(to: IGrantable): void {
    this.allow(to, ['Query'], [partitions.results]);
  }

  /** To add to the histories of results. */
  grantRegisterResults(to: IGrantable): void {
    this.allow(to, ['PutItem'], [partitions.results], onlyOf(registration));
    this.grantReadResults(to);
  }
}
