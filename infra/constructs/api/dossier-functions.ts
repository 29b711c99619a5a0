import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import type { FunctionNeeds } from './function-needs.ts';

/** Submits and follows dossiers: commands and uploads, and nothing of the archive. */
export function dossiersFunction(
  scope: Construct,
  { config, table, intake, personKey, cursorKey }: FunctionNeeds,
): ServiceFunction {
  const dossiers = new ServiceFunction(scope, 'Dossiers', {
    config,
    entry: 'dossiers/routes.ts',
    description: 'Dossiers, from their submission on',
    timeout: Duration.seconds(15),
    environment: {
      TABLE_NAME: table.name,
      CURSOR_KEY_ARN: cursorKey.arn,
      INTAKE_BUCKET: intake.name,
      PERSON_KEY_ARN: personKey.arn,
    },
  });
  cursorKey.grantSeal(dossiers);
  table.dossiers.grantRead(dossiers);
  table.dossiers.grantReadHistories(dossiers);
  table.dossiers.grantReadEarlierCalendars(dossiers);
  table.dossiers.grantReadInForce(dossiers);
  table.dossiers.grantSearchCatalogue(dossiers);
  table.dossiers.grantOpen(dossiers);
  table.dossiers.grantTaskLines(dossiers);
  table.dossiers.grantFind(dossiers);
  table.archive.grantFindPeople(dossiers);
  table.money.grantOrder(dossiers);
  table.portals.grantNotePost(dossiers);
  table.portals.grantRate(dossiers);
  table.portals.grantReadNotices(dossiers);
  table.portals.grantReusePapers(dossiers);
  table.archive.grantNoteAccess(dossiers);
  personKey.grantHash(dossiers);
  intake.grantReuse(dossiers);
  table.office.grantReadAbsences(dossiers);
  table.office.grantReadBatches(dossiers);
  table.office.grantReadResults(dossiers);
  intake.grantReadBatchParts(dossiers);
  intake.grantUpload(dossiers);
  intake.grantListParts(dossiers);
  intake.grantList(dossiers);
  return dossiers;
}

/** Shows portals and officers the files of dossiers, before and after they are sealed, and notes it; writes nothing else. */
export function dossierFilesFunction(
  scope: Construct,
  { config, table, intake, archive, exportBucket }: FunctionNeeds,
): ServiceFunction {
  const files = new ServiceFunction(scope, 'DossierFiles', {
    config,
    entry: 'dossier-files/routes.ts',
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
export function tasksFunction(
  scope: Construct,
  { config, table, intake, cursorKey }: FunctionNeeds,
): ServiceFunction {
  const tasks = new ServiceFunction(scope, 'Tasks', {
    config,
    entry: 'tasks/routes.ts',
    description: 'Tasks, and what else officers work on',
    timeout: Duration.seconds(15),
    environment: {
      TABLE_NAME: table.name,
      CURSOR_KEY_ARN: cursorKey.arn,
      INTAKE_BUCKET: intake.name,
    },
  });
  cursorKey.grantSeal(tasks);
  table.dossiers.grantRead(tasks);
  table.dossiers.grantReadHistories(tasks);
  table.dossiers.grantReadEarlierCalendars(tasks);
  table.dossiers.grantReadInForce(tasks);
  table.dossiers.grantLists(tasks);
  table.dossiers.grantTaskLines(tasks);
  table.dossiers.grantNumber(tasks);
  table.dossiers.grantAppend(tasks);
  table.office.grantPlanAbsences(tasks);
  table.office.grantGuide(tasks);
  table.office.grantOrderBooks(tasks);
  table.office.grantBatches(tasks);
  table.office.grantRegisterResults(tasks);
  table.money.grantReadReconciliations(tasks);
  intake.grantUpload(tasks);
  intake.grantReadBooks(tasks);
  intake.grantReadBatchParts(tasks);
  return tasks;
}
