import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import type { ActorNeeds } from './actor-needs.ts';

/** Submits and follows dossiers: commands and uploads, and nothing of the archive. */
export function portalFunction(
  scope: Construct,
  { config, table, intake, personKey, cursorKey }: ActorNeeds,
): ServiceFunction {
  const portal = new ServiceFunction(scope, 'Portal', {
    config,
    entry: 'portal/routes.ts',
    description: 'What portals may ask',
    timeout: Duration.seconds(15),
    environment: {
      TABLE_NAME: table.name,
      CURSOR_KEY_ARN: cursorKey.arn,
      INTAKE_BUCKET: intake.name,
      PERSON_KEY_ARN: personKey.arn,
    },
  });
  cursorKey.grantSeal(portal);
  table.dossiers.grantRead(portal);
  table.dossiers.grantReadHistories(portal);
  table.dossiers.grantReadEarlierCalendars(portal);
  table.dossiers.grantReadInForce(portal);
  table.dossiers.grantSearchCatalogue(portal);
  table.dossiers.grantOpen(portal);
  table.money.grantOrder(portal);
  table.portals.grantNotePost(portal);
  table.portals.grantRate(portal);
  table.portals.grantReadNotices(portal);
  table.portals.grantReusePapers(portal);
  table.archive.grantNoteAccess(portal);
  personKey.grantHash(portal);
  intake.grantReuse(portal);
  table.office.grantReadBatches(portal);
  intake.grantReadBatchParts(portal);
  intake.grantUpload(portal);
  intake.grantListParts(portal);
  intake.grantList(portal);
  return portal;
}

/** Shows portals and officers the files of dossiers, before and after they are sealed, and notes it; writes nothing else. */
export function filesFunction(
  scope: Construct,
  { config, table, intake, archive, exportBucket }: ActorNeeds,
): ServiceFunction {
  const files = new ServiceFunction(scope, 'Files', {
    config,
    entry: 'files/routes.ts',
    description: 'What may be opened of dossiers',
    // A thick file of a package is in memory whole while its digest is compared.
    timeout: Duration.seconds(29),
    memorySize: 1769,
    environment: {
      TABLE_NAME: table.name,
      INTAKE_BUCKET: intake.name,
      ARCHIVE_BUCKET: archive.name,
      EXPORTS_BUCKET: exportBucket.name,
    },
  });
  table.archive.grantView(files);
  table.dossiers.grantReadReference(files);
  table.archive.grantNoteAccess(files);
  intake.grantOpenFiles(files);
  archive.grantReadPackages(files);
  exportBucket.grantPut(files, 'opened');
  exportBucket.grantRead(files, 'opened');
  return files;
}

/** Works on tasks: commands, scans from the desk, and nothing of the archive. */
export function officerFunction(
  scope: Construct,
  { config, table, intake, cursorKey }: ActorNeeds,
): ServiceFunction {
  const officer = new ServiceFunction(scope, 'Officer', {
    config,
    entry: 'officer/routes.ts',
    description: 'What officers may ask',
    timeout: Duration.seconds(15),
    environment: {
      TABLE_NAME: table.name,
      CURSOR_KEY_ARN: cursorKey.arn,
      INTAKE_BUCKET: intake.name,
    },
  });
  cursorKey.grantSeal(officer);
  table.dossiers.grantRead(officer);
  table.dossiers.grantReadHistories(officer);
  table.dossiers.grantReadEarlierCalendars(officer);
  table.dossiers.grantReadInForce(officer);
  table.dossiers.grantLists(officer);
  table.dossiers.grantNumber(officer);
  table.dossiers.grantAppend(officer);
  table.office.grantPlanAbsences(officer);
  table.office.grantGuide(officer);
  table.office.grantOrderBooks(officer);
  table.office.grantBatches(officer);
  table.office.grantRegisterResults(officer);
  table.money.grantReadReconciliations(officer);
  intake.grantUpload(officer);
  intake.grantReadBooks(officer);
  intake.grantReadBatchParts(officer);
  return officer;
}
