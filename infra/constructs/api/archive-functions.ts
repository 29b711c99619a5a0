import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import type { FunctionNeeds } from './function-needs.ts';

/** Reads sealed dossiers and notes that it did; writes no dossier, and cannot put to the archive. */
export function archiveFunction(
  scope: Construct,
  { config, table, archive, personKey, textIndex, cursorKey }: FunctionNeeds,
): ServiceFunction {
  const reading = new ServiceFunction(scope, 'Archive', {
    config,
    entry: 'archive/routes.ts',
    description: 'The archive: finds, shows and verifies',
    // Verifying recomputes every hash of a package, and the API waits half a minute at most.
    timeout: Duration.seconds(29),
    memorySize: 1769,
    environment: {
      TABLE_NAME: table.name,
      CURSOR_KEY_ARN: cursorKey.arn,
      ARCHIVE_BUCKET: archive.name,
      PERSON_KEY_ARN: personKey.arn,
      TEXTS_BUCKET: textIndex.name,
    },
  });
  cursorKey.grantSeal(reading);
  table.dossiers.grantRead(reading);
  table.dossiers.grantReadHistories(reading);
  table.dossiers.grantReadEarlierCalendars(reading);
  table.dossiers.grantLists(reading);
  table.archive.grantNoteAccess(reading);
  table.archive.grantReadAccesses(reading);
  table.archive.grantReadRoots(reading);
  table.archive.grantFindPeople(reading);
  personKey.grantHash(reading);
  table.archive.grantReadKeeping(reading);
  archive.grantReadPackages(reading);
  archive.grantReadProofs(reading);
  textIndex.grantSearch(reading);
  return reading;
}

/** Shows pages of sealed scans, marked or redacted, takes orders of exports, and notes all of it. */
export function archiveCopiesFunction(
  scope: Construct,
  { config, table, archive, exportBucket, cursorKey }: FunctionNeeds,
): ServiceFunction {
  const copies = new ServiceFunction(scope, 'ArchiveCopies', {
    config,
    entry: 'archive-copies/routes.ts',
    description: 'Copies out of the archive: pages, redactions, exports',
    timeout: Duration.seconds(29),
    memorySize: 1769,
    environment: {
      TABLE_NAME: table.name,
      CURSOR_KEY_ARN: cursorKey.arn,
      ARCHIVE_BUCKET: archive.name,
      EXPORTS_BUCKET: exportBucket.name,
    },
  });
  cursorKey.grantSeal(copies);
  table.archive.grantView(copies);
  table.archive.grantNoteAccess(copies);
  archive.grantReadPackages(copies);
  table.archive.grantExport(copies);
  exportBucket.grantPut(copies, 'redactions');
  exportBucket.grantRead(copies, 'redactions');
  exportBucket.grantRead(copies, 'exports');
  return copies;
}

/** Places and lifts holds, and extends retentions, for auditors; reads nothing of what is in the archive. */
export function archiveRetentionFunction(
  scope: Construct,
  { config, table, archive, cursorKey }: FunctionNeeds,
): ServiceFunction {
  const retention = new ServiceFunction(scope, 'ArchiveRetention', {
    config,
    entry: 'archive-retention/routes.ts',
    role: archive.roles.keep,
    description: 'How long the archive keeps: holds, retention, disposals',
    timeout: Duration.seconds(15),
    environment: {
      TABLE_NAME: table.name,
      CURSOR_KEY_ARN: cursorKey.arn,
      ARCHIVE_BUCKET: archive.name,
    },
  });
  cursorKey.grantSeal(retention);
  table.dossiers.grantReadDossiers(retention);
  table.dossiers.grantLists(retention);
  table.archive.grantKeep(retention);
  archive.grantKeep(retention);
  return retention;
}
