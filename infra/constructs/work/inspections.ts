import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { DataKey } from '#infra/constructs/data/data-key.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import { batchFolders, type IntakeBucket } from '#infra/constructs/data/intake-bucket.ts';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import { Arrivals } from './arrivals.ts';
import { EventQueue } from './event-queue.ts';

interface InspectionsProps {
  config: StageConfig;
  table: DossierTable;
  key: DataKey;
  intake: IntakeBucket;
}

/** Looks at each file that arrives in the intake, after the malware scan where there is one. */
export class Inspections extends Construct {
  constructor(scope: Construct, id: string, props: InspectionsProps) {
    super(scope, id);
    const { config, intake, key, table } = props;
    const inspect = new ServiceFunction(this, 'Inspect', {
      config,
      entry: 'events/inspect.ts',
      role: intake.roles.inspect,
      description: 'Inspects files that arrived',
      // A file may cost half a minute of the processor's time before it is given up, and a lost reader asks once more.
      timeout: Duration.minutes(2),
      memorySize: 1769,
      environment: { TABLE_NAME: table.name, INTAKE_BUCKET: intake.name },
    });
    table.dossiers.grantRead(inspect);
    table.dossiers.grantReadHistories(inspect);
    table.dossiers.grantAppend(inspect);
    // The last file hands the dossier in; an automatic answer is numbered then.
    table.dossiers.grantNumber(inspect);
    intake.grantRead(inspect);
    intake.grantList(inspect);
    intake.grantRemove(inspect);
    const queue = new EventQueue(this, 'Queue', {
      key,
      consumer: inspect,
      // Half a minute to a quarter of an hour apart: an outage of an hour and a half loses nothing.
      attempts: 12,
      // A file for itself: what happens to whoever opens it happens to no other.
      batchSize: 1,
      alarmAfter: Duration.minutes(30),
      maxConcurrency: config.concurrency.inspect,
    });
    new Arrivals(this, 'Arrival', {
      config,
      key,
      intake,
      queue,
      // Batches of scans and what they were split into are files of no dossier.
      keys: [{ 'anything-but': { prefix: Object.values(batchFolders) } }],
      description: 'A file arrived in the intake',
    });
  }
}
