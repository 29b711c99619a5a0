import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { lists, partitions } from '#shared/adapters/dynamodb/kit/partitions.ts';
import { onlyOf, TableRights } from './table-rights.ts';

/** All that an item of the kind consists of. */
const bucket = ['pk', 'sk', 'paidUntil', 'ttl'];
const run = ['pk', 'sk', 'token', 'timer', 'execution'];

/** What may be done with dossiers, and with what every dossier needs: procedures, reference data, numbers and lists. */
export class DossierGrants extends TableRights {
  /** To read dossiers, the versions of procedures that they name, and the reference data. */
  grantRead(to: IGrantable): void {
    this.allow(to, ['GetItem'], [partitions.dossiers, partitions.procedures]);
    this.grantReadReference(to);
  }

  /** To read what happened in dossiers. */
  grantReadHistories(to: IGrantable): void {
    this.allow(to, ['Query'], [partitions.dossiers]);
  }

  /** To read dossiers and nothing else. */
  grantReadDossiers(to: IGrantable): void {
    this.allow(to, ['GetItem'], [partitions.dossiers]);
  }

  /** To read dossiers beside what is known of their runs. */
  grantReadRuns(to: IGrantable): void {
    this.allow(to, ['GetItem', 'BatchGetItem'], [partitions.dossiers]);
  }

  /** To read calendars, units, portals and code lists. */
  grantReadReference(to: IGrantable): void {
    this.allow(to, ['Query'], [partitions.reference]);
  }

  /** To read calendars as they were when something was dated by them. */
  grantReadEarlierCalendars(to: IGrantable): void {
    this.allow(to, ['GetItem'], [partitions.reference]);
  }

  /** To find the version of a procedure that is in force on a day. */
  grantReadInForce(to: IGrantable): void {
    this.allow(to, ['Query'], [partitions.procedures]);
  }

  /** To search in the catalogue. */
  grantSearchCatalogue(to: IGrantable): void {
    this.allow(to, ['Query'], [partitions.catalogue]);
  }

  /** To read versions of procedures that are known by their numbers. */
  grantReadProcedures(to: IGrantable): void {
    this.allow(to, ['GetItem'], [partitions.procedures]);
  }

  /** To read the lines of open tasks, by unit. */
  grantTaskLines(to: IGrantable): void {
    this.allowTaskLines(to);
  }

  /** To read the lists of dossiers and of what belongs to them. */
  grantLists(to: IGrantable): void {
    this.allowLists(to);
  }

  /** To find closed dossiers by unit, and what changed by portal: in no other list. */
  grantFind(to: IGrantable): void {
    this.allowLists(to, [lists.unsealed(''), lists.sealed(''), lists.told('')]);
  }

  /** To add to a dossier: journal entries and, with them, its state. */
  grantAppend(to: IGrantable): void {
    this.allow(to, ['PutItem'], [partitions.dossiers]);
  }

  /**
   * To open dossiers and add to them: a number for the code, the record that makes a repeated request harmless, and the
   * one that another unit's desk received it, which are written in one transaction with the dossier. One statement names all that one transaction writes: AWS
   * does not say whether it looks at the items one by one.
   */
  grantOpen(to: IGrantable): void {
    this.allow(to, ['PutItem'], [partitions.claims, partitions.dossiers, partitions.received]);
    this.allow(to, ['GetItem'], [partitions.claims]);
    this.grantNumber(to);
  }

  /** To number what is given out: dossiers by their agency and day, results by their unit and year. */
  grantNumber(to: IGrantable): void {
    this.allow(to, ['GetItem', 'UpdateItem'], [partitions.counters]);
  }

  /** To know which number of a day was given last. */
  grantReadNumbers(to: IGrantable): void {
    this.allow(to, ['GetItem'], [partitions.counters]);
  }

  /** To leave a token with a dossier: nothing but the attributes of its run. */
  grantNoteRun(to: IGrantable): void {
    this.allow(to, ['UpdateItem'], [partitions.dossiers], onlyOf(run));
  }

  /** To hold callers to their limits: nothing but the attributes of their buckets. */
  grantLimit(to: IGrantable): void {
    this.allow(to, ['UpdateItem'], [partitions.limits], onlyOf(bucket));
  }

  /** To wake the readers of the stream. */
  grantBeat(to: IGrantable): void {
    this.allow(to, ['PutItem'], [partitions.beats]);
  }
}
