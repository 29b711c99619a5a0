import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { DataKey } from './data-key.ts';
import type { DossierTable } from './dossier-table.ts';
import { EventQueue } from './event-queue.ts';
import type { IntakeBucket } from './intake-bucket.ts';
import { ServiceFunction } from './service-function.ts';

interface RecognitionProps {
  config: StageConfig;
  table: DossierTable;
  key: DataKey;
  intake: IntakeBucket;
}

/** Reads the text of accepted files and makes them searchable, while the dossier goes on. */
export class Recognition extends Construct {
  /** Of files whose text is wanted. */
  readonly queue: EventQueue;

  constructor(scope: Construct, id: string, props: RecognitionProps) {
    super(scope, id);
    const { config, intake, key, table } = props;
    const recognise = new ServiceFunction(this, 'Recognise', {
      config,
      entry: 'events/recognise.ts',
      description: 'Recognises the text of scans',
      // Two hundred pages, the most that are read, at four seconds each.
      timeout: Duration.minutes(15),
      // One processor is what an engine of one thread can use; a page at 600 dpi takes a gigabyte.
      memorySize: 2048,
      environment: { TABLE_NAME: table.name, INTAKE_BUCKET: intake.name },
    });
    table.grantRead(recognise);
    table.grantAppend(recognise);
    intake.grantRead(recognise);
    intake.grantList(recognise);
    intake.grantUpload(recognise);
    this.queue = new EventQueue(this, 'Queue', {
      key,
      consumer: recognise,
      // Within the hour for which a closed dossier waits for its text.
      attempts: 8,
      // A file for itself: one of many pages would use up the time of the others.
      batchSize: 1,
      patience: Duration.hours(1),
      maxConcurrency: config.concurrency.recognise,
    });
  }
}
