import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { DataKey } from '#infra/constructs/data/data-key.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import { batchFolders, type IntakeBucket } from '#infra/constructs/data/intake-bucket.ts';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import { Arrivals } from './arrivals.ts';
import { EventQueue } from './event-queue.ts';

interface BatchesProps {
  config: StageConfig;
  table: DossierTable;
  key: DataKey;
  intake: IntakeBucket;
}

/** Splits batches of scans that the desk sends into the papers that they are. */
export class Batches extends Construct {
  constructor(scope: Construct, id: string, { config, intake, key, table }: BatchesProps) {
    super(scope, id);
    const split = new ServiceFunction(this, 'Split', {
      config,
      entry: 'events/split-batch.ts',
      role: intake.roles.split,
      description: 'Splits batches of scans',
      // Two hundred pages, the most that are looked through, at four seconds each: so long one at 600 dpi takes.
      timeout: Duration.minutes(15),
      // The batch, what is made of it, and a page of it as a picture.
      memorySize: 3008,
      environment: { TABLE_NAME: table.name, INTAKE_BUCKET: intake.name },
    });
    table.office.grantBatches(split);
    table.dossiers.grantReadProcedures(split);
    intake.grantSplit(split);
    intake.grantList(split);
    const queue = new EventQueue(this, 'Queue', {
      key,
      consumer: split,
      attempts: 8,
      // A batch for itself: one of many pages would use up the time of the others.
      batchSize: 1,
      alarmAfter: Duration.hours(1),
      maxConcurrency: config.concurrency.split,
    });
    new Arrivals(this, 'Arrival', {
      config,
      key,
      intake,
      queue,
      keys: [{ prefix: batchFolders.whole }],
      description: 'A batch of scans arrived in the intake',
    });
  }
}
