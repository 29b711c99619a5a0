import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { partitions } from '#shared/adapters/dynamodb/kit/partitions.ts';
import { onlyOf, TableRights } from './table-rights.ts';

/** All that an item of the kind consists of. */
const access = ['pk', 'sk', 'access'];

/** What may be done with the records of the archive. */
export class ArchiveGrants extends TableRights {
  /**
   * To add to dossiers and, in one transaction with a sealing, to note its day, which must not be proven yet; about whom
   * it was; and what may be handed in again.
   */
  grantSeal(to: IGrantable): void {
    this.allow(to, ['Query'], [partitions.roots]);
    this.allow(to, ['PutItem'], [partitions.dossiers, partitions.sealedDays]);
    this.allow(to, ['PutItem'], [partitions.people, partitions.papers]);
  }

  /** To order how packages are kept. */
  grantKeep(to: IGrantable): void {
    this.allow(to, ['GetItem', 'PutItem'], [partitions.keeping, partitions.disposals]);
    this.allow(to, ['Query'], [partitions.keeping]);
  }

  /** To read and change lists of what must be destroyed, and to note what was. */
  grantDispose(to: IGrantable): void {
    this.allow(to, ['PutItem', 'Query'], [partitions.keeping, partitions.disposals]);
    this.allow(to, ['GetItem'], [partitions.disposals]);
  }

  /** To read whole dossiers, and whether they were destroyed. */
  grantView(to: IGrantable): void {
    this.allow(to, ['Query'], [partitions.dossiers, partitions.keeping]);
  }

  /** To order exports, and to note what became of them. */
  grantExport(to: IGrantable): void {
    this.allow(to, ['GetItem', 'PutItem'], [partitions.exports]);
    this.allowLists(to);
  }

  /** To read how packages are kept, and what checks of them found. */
  grantReadKeeping(to: IGrantable): void {
    this.allow(to, ['Query'], [partitions.keeping, partitions.checks]);
  }

  /** To read what was noted beside a closed dossier. */
  grantReadNotes(to: IGrantable): void {
    this.allow(to, ['Query'], [partitions.keeping]);
  }

  /** To note what checks of the archive find. */
  grantCheck(to: IGrantable): void {
    const read = [partitions.dossiers, partitions.sealedDays, partitions.checks];
    this.allow(to, ['Query'], [...read, partitions.keeping]);
    this.allow(to, ['PutItem'], [partitions.checks, partitions.keeping]);
    this.grantReadRoots(to);
    this.allow(to, ['Query'], [partitions.reference]);
  }

  /** To know what was sealed and what was destroyed, and to read the former. */
  grantIndexTexts(to: IGrantable): void {
    this.allow(
      to,
      ['Query'],
      [
        partitions.dossiers,
        partitions.sealedDays,
        partitions.roots,
        partitions.keeping,
        partitions.disposals,
      ],
    );
  }

  /** To find the sealed dossiers of a person. */
  grantFindPeople(to: IGrantable): void {
    this.allow(to, ['Query'], [partitions.people]);
  }

  /** To sign what was sealed on a day. */
  grantProve(to: IGrantable): void {
    this.allow(to, ['Query'], [partitions.sealedDays, partitions.roots]);
    this.allow(to, ['GetItem', 'PutItem'], [partitions.roots]);
  }

  /** To read the roots of days. */
  grantReadRoots(to: IGrantable): void {
    this.allow(to, ['GetItem', 'Query'], [partitions.roots]);
  }

  /** To note who looked at what: in a partition that holds nothing else. */
  grantNoteAccess(to: IGrantable): void {
    this.allow(to, ['PutItem'], [partitions.accesses], onlyOf(access));
  }

  /** To read who looked at what. */
  grantReadAccesses(to: IGrantable): void {
    this.allow(to, ['Query'], [partitions.accesses]);
  }
}
