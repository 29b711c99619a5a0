import { Duration } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { ArchiveBucket } from '#infra/constructs/data/archive-bucket.ts';
import type { DataKey } from '#infra/constructs/data/data-key.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import type { TextIndexBucket } from '#infra/constructs/data/text-index-bucket.ts';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import { onSchedule } from './on-schedule.ts';

interface TextsProps {
  config: StageConfig;
  table: DossierTable;
  key: DataKey;
  archive: ArchiveBucket;
  textIndex: TextIndexBucket;
}

/** Every hour: takes what was sealed into the index of texts, and what was destroyed out of it. */
export class Texts extends Construct {
  constructor(scope: Construct, id: string, { archive, config, key, table, textIndex }: TextsProps) {
    super(scope, id);
    const texts = new ServiceFunction(this, 'Texts', {
      config,
      entry: 'events/index-texts.ts',
      description: 'Keeps the index of sealed texts',
      timeout: Duration.minutes(15),
      // Segments of up to a quarter of a million pages are merged in memory.
      memorySize: 3008,
      environment: { TABLE_NAME: table.name, ARCHIVE_BUCKET: archive.name, TEXTS_BUCKET: textIndex.name },
    });
    table.archive.grantIndexTexts(texts);
    archive.grantReadPackages(texts);
    textIndex.grantMaintain(texts);
    const schedule = Schedule.cron({ minute: '20' });
    onSchedule(this, texts, {
      key,
      times: { Hourly: { schedule, description: 'Time to index what was sealed' } },
    });
  }
}
