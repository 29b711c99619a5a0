import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { DataKey } from './data-key.ts';
import type { DossierTable } from './dossier-table.ts';
import { EventQueue } from './event-queue.ts';
import { ServiceFunction } from './service-function.ts';
import { StreamConsumer } from './stream-consumer.ts';

interface WebhooksProps {
  config: StageConfig;
  table: DossierTable;
  key: DataKey;
}

/** Tells the portals of every change: from the table's stream over a queue to their signed HTTPS calls. */
export class Webhooks extends Construct {
  constructor(scope: Construct, id: string, props: WebhooksProps) {
    super(scope, id);
    const { config, key, table } = props;
    const timeout = Duration.minutes(1);
    const deliver = new ServiceFunction(this, 'Deliver', {
      config,
      entry: 'events/deliver.ts',
      description: 'Calls the webhooks of portals',
      timeout,
      environment: { TABLE_NAME: table.name },
    });
    table.grantReadReference(deliver);
    const queue = new EventQueue(this, 'Queue', {
      key,
      consumer: deliver,
      // At six minutes each, a portal that is down for the night is still told.
      attempts: 120,
      patience: Duration.hours(6),
      maxConcurrency: config.concurrency.deliver,
    });
    const notify = new ServiceFunction(this, 'Notify', {
      config,
      entry: 'events/notify.ts',
      description: 'Queues what portals are to be told',
      timeout,
      environment: {
        TABLE_NAME: table.name,
        WEBHOOK_QUEUE_URL: queue.queue.queueUrl,
      },
    });
    table.grantReadReference(notify);
    queue.grantSend(notify);
    new StreamConsumer(this, 'Consumer', {
      table,
      key,
      consumer: notify,
      pattern: {
        eventName: ['INSERT'],
        dynamodb: { NewImage: { notice: { S: [{ exists: true }] } } },
      },
    });
  }
}
