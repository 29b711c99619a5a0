import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import type { ActorNeeds } from './actor-needs.ts';

/** Reads sealed dossiers and notes that it did; writes no dossier, and cannot put to the archive. */
export function auditorFunction(
  scope: Construct,
  { config, table, archive, personKey, textIndex, cursorKey }: ActorNeeds,
): ServiceFunction {
  const auditor = new ServiceFunction(scope, 'Auditor', {
    config,
    entry: 'auditor/routes.ts',
    description: 'What auditors may ask',
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
  cursorKey.grantSeal(auditor);
  table.dossiers.grantRead(auditor);
  table.dossiers.grantReadHistories(auditor);
  table.dossiers.grantReadEarlierCalendars(auditor);
  table.dossiers.grantLists(auditor);
  table.archive.grantNoteAccess(auditor);
  table.archive.grantReadAccesses(auditor);
  table.archive.grantReadRoots(auditor);
  table.archive.grantFindPeople(auditor);
  personKey.grantHash(auditor);
  table.archive.grantReadKeeping(auditor);
  archive.grantReadPackages(auditor);
  archive.grantReadProofs(auditor);
  textIndex.grantSearch(auditor);
  return auditor;
}

/** Shows pages of sealed scans, marked or redacted, takes orders of exports, and notes all of it. */
export function viewerFunction(
  scope: Construct,
  { config, table, archive, exportBucket, cursorKey }: ActorNeeds,
): ServiceFunction {
  const viewer = new ServiceFunction(scope, 'Viewer', {
    config,
    entry: 'viewer/routes.ts',
    description: 'What auditors take out of the archive',
    timeout: Duration.seconds(29),
    memorySize: 1769,
    environment: {
      TABLE_NAME: table.name,
      CURSOR_KEY_ARN: cursorKey.arn,
      ARCHIVE_BUCKET: archive.name,
      EXPORTS_BUCKET: exportBucket.name,
    },
  });
  cursorKey.grantSeal(viewer);
  table.archive.grantView(viewer);
  table.archive.grantNoteAccess(viewer);
  archive.grantReadPackages(viewer);
  table.archive.grantExport(viewer);
  exportBucket.grantPut(viewer, 'redactions');
  exportBucket.grantRead(viewer, 'redactions');
  exportBucket.grantRead(viewer, 'exports');
  return viewer;
}

/** Places and lifts holds, and extends retentions, for auditors; reads nothing of what is in the archive. */
export function keeperFunction(
  scope: Construct,
  { config, table, archive, cursorKey }: ActorNeeds,
): ServiceFunction {
  const keeper = new ServiceFunction(scope, 'Keeper', {
    config,
    entry: 'keeper/routes.ts',
    role: archive.roles.keep,
    description: 'What auditors may order for the archive',
    timeout: Duration.seconds(15),
    environment: {
      TABLE_NAME: table.name,
      CURSOR_KEY_ARN: cursorKey.arn,
      ARCHIVE_BUCKET: archive.name,
    },
  });
  cursorKey.grantSeal(keeper);
  table.dossiers.grantReadDossiers(keeper);
  table.dossiers.grantLists(keeper);
  table.archive.grantKeep(keeper);
  archive.grantKeep(keeper);
  return keeper;
}
