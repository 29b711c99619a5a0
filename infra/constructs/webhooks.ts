import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { DataKey } from './data-key.ts';
import type { DossierTable } from './dossier-table.ts';
import { EventQueue } from './event-queue.ts';
import type { Money } from './money.ts';
import type { Printing } from './printing.ts';
import type { Recognition } from './recognition.ts';
import { ServiceFunction } from './service-function.ts';
import { StreamConsumer } from './stream-consumer.ts';

interface WebhooksProps {
  config: StageConfig;
  table: DossierTable;
  key: DataKey;
  printing: Printing;
  recognition: Recognition;
  money: Money;
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
    table.grantNoteNotices(deliver);
    const queue = new EventQueue(this, 'Queue', {
      key,
      consumer: deliver,
      // At most a quarter of an hour apart: a portal that is down for a day is still told.
      attempts: 120,
      patience: Duration.hours(6),
      maxConcurrency: config.concurrency.deliver,
    });
    this.#notify(props, queue);
  }

  /** Reads the stream for the webhooks, the printer, the recogniser and the money: DynamoDB has room for two readers, and the process is one. */
  #notify({ config, key, table, printing, recognition, money }: WebhooksProps, webhooks: EventQueue): void {
    const notify = new ServiceFunction(this, 'Notify', {
      config,
      entry: 'events/notify.ts',
      description: 'Queues what follows from an act',
      timeout: Duration.minutes(1),
      environment: {
        TABLE_NAME: table.name,
        WEBHOOK_QUEUE_URL: webhooks.queue.queueUrl,
        PRINT_QUEUE_URL: printing.queue.queue.queueUrl,
        RECOGNISE_QUEUE_URL: recognition.queue.queue.queueUrl,
        SETTLE_QUEUE_URL: money.queue.queue.queueUrl,
      },
    });
    table.grantReadReference(notify);
    for (const queue of [webhooks, printing.queue, recognition.queue, money.queue]) queue.grantSend(notify);
    new StreamConsumer(this, 'Consumer', {
      table,
      key,
      consumer: notify,
      marks: { notice: 'S', paper: 'N', money: 'N', book: 'S', scan: 'S' },
      onlyNew: true,
    });
  }
}
