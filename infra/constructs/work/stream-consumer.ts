import { Duration } from 'aws-cdk-lib';
import { FilterCriteria, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import type { DataKey } from '#infra/constructs/data/data-key.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import type { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import { DeadLetters } from './dead-letters.ts';

interface StreamConsumerProps {
  table: DossierTable;
  key: DataKey;
  consumer: ServiceFunction;
  /** Which changes it is told of: those whose new image has one of these attributes, of this type. */
  marks: Record<string, 'S' | 'N'>;
  /** Of new items only. */
  onlyNew?: boolean;
}

/** Tells a function of the table's changes, in order per item; a change that it cannot take is set aside, never lost. */
export class StreamConsumer extends Construct {
  readonly consumer: ServiceFunction;
  readonly marks: string[];

  constructor(scope: Construct, id: string, props: StreamConsumerProps) {
    super(scope, id);
    const { consumer, key, marks, onlyNew = false, table } = props;
    this.consumer = consumer;
    this.marks = Object.keys(marks);
    const deadLetters = new DeadLetters(this, 'DeadLetters', { key, of: consumer.node.id });
    deadLetters.grantSend(consumer);
    table.grantStream(consumer);
    consumer.lambda.addEventSourceMapping('Stream', {
      eventSourceArn: table.streamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 100,
      maxBatchingWindow: Duration.seconds(1),
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      // Enough to outlast a short outage; set aside well within the stream's day of memory.
      retryAttempts: 30,
      maxRecordAge: Duration.hours(12),
      onFailure: { bind: () => ({ destination: deadLetters.queue.queueArn }) },
      filters: Object.entries(marks).map(([mark, type]) =>
        FilterCriteria.filter({
          ...(onlyNew && { eventName: ['INSERT'] }),
          dynamodb: { NewImage: { [mark]: { [type]: [{ exists: true }] } } },
        }),
      ),
    });
  }
}
