import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { lists, partitions } from '#shared/adapters/dynamodb/kit/partitions.ts';
import { onlyOf, TableRights } from './table-rights.ts';

/** All that an item of the kind consists of. */
const notice = ['pk', 'sk', 'outcome', 'taken'];

/** What may be done with the records that dossiers and their portals leave beside the dossier. */
export class PortalGrants extends TableRights {
  /** To note how content applicants are, and to read it. */
  grantRate(to: IGrantable): void {
    this.allow(to, ['GetItem', 'PutItem'], [partitions.ratings]);
  }

  /** To note what became of notices to portals. */
  grantNoteNotices(to: IGrantable): void {
    this.allow(to, ['PutItem'], [partitions.notices], onlyOf(notice));
  }

  grantReadNotices(to: IGrantable): void {
    this.allow(to, ['Query'], [partitions.notices]);
  }

  /** To find papers that may be handed in again, and to end them. */
  grantReusePapers(to: IGrantable): void {
    this.allow(to, ['Query', 'PutItem'], [partitions.papers]);
  }

  /** To find papers by their last day, in no other list, and to forget them. */
  grantForgetPapers(to: IGrantable): void {
    this.allowLists(to, [lists.keptPapers]);
    this.allow(to, ['PutItem'], [partitions.papers]);
  }

  /** To note what carriers tell of what was posted. */
  grantNotePost(to: IGrantable): void {
    this.allow(to, ['GetItem', 'PutItem', 'Query'], [partitions.posted]);
  }
}
