import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { ArchiveBucket } from '#infra/constructs/data/archive-bucket.ts';
import type { DataKey } from '#infra/constructs/data/data-key.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import type { ExportBucket } from '#infra/constructs/data/export-bucket.ts';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import { onSchedule } from './on-schedule.ts';

interface ExportsProps {
  config: StageConfig;
  table: DossierTable;
  key: DataKey;
  archive: ArchiveBucket;
  exportBucket: ExportBucket;
}

/** Every five minutes: makes the exports that auditors ordered. */
export class Exports extends Construct {
  constructor(scope: Construct, id: string, { archive, config, exportBucket, key, table }: ExportsProps) {
    super(scope, id);
    const make = new ServiceFunction(this, 'Export', {
      config,
      entry: 'events/export.ts',
      description: 'Makes exports of sealed dossiers',
      timeout: Duration.minutes(15),
      memorySize: 1769,
      environment: {
        TABLE_NAME: table.name,
        ARCHIVE_BUCKET: archive.name,
        EXPORTS_BUCKET: exportBucket.name,
      },
    });
    table.archive.grantView(make);
    table.dossiers.grantReadReference(make);
    table.archive.grantReadRoots(make);
    table.archive.grantExport(make);
    archive.grantReadPackages(make);
    archive.grantReadProofs(make);
    exportBucket.grantPutLarge(make, 'exports');
    const schedule = Schedule.rate(Duration.minutes(5));
    onSchedule(this, make, { key, times: { Often: { schedule, description: 'Time to make exports' } } });
  }
}
