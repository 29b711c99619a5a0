import { Duration } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { DataKey } from '#infra/constructs/data/data-key.ts';
import type { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import { allow } from '#infra/constructs/kit/statement.ts';
import { DeadLetters, encryptedBy } from './dead-letters.ts';

export interface EventQueueProps {
  key: DataKey;
  consumer: ServiceFunction;
  /** How often a message is tried before it goes to the dead letters. */
  attempts: number;
  maxConcurrency: number;
  /** How many messages the consumer takes at a time; ten where it is left out. */
  batchSize?: number;
  /** The age of the oldest message at which the alarm rings. */
  alarmAfter: Duration;
}

/** A queue with its consumer, which reports what failed of a batch, and its dead letters. */
export class EventQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetters;
  readonly of: string;
  readonly alarmAfter: Duration;
  readonly #key: DataKey;

  constructor(scope: Construct, id: string, props: EventQueueProps) {
    super(scope, id);
    const { consumer, key } = props;
    this.of = consumer.node.id;
    this.alarmAfter = props.alarmAfter;
    this.#key = key;
    this.deadLetters = new DeadLetters(this, 'DeadLetters', { key, of: this.of });
    this.queue = new Queue(this, 'Queue', {
      ...encryptedBy(this, key),
      deadLetterQueue: { queue: this.deadLetters.queue, maxReceiveCount: props.attempts },
      // Six batches long, as Lambda asks, so that nothing is seen twice while a throttled batch waits; what failed comes sooner.
      visibilityTimeout: Duration.seconds(6 * consumer.timeout.toSeconds()),
      retentionPeriod: Duration.days(14),
    });
    const receive = [
      'sqs:ReceiveMessage',
      'sqs:DeleteMessage',
      'sqs:GetQueueAttributes',
      'sqs:ChangeMessageVisibility',
    ];
    allow(consumer, receive, this.queue.queueArn);
    // To say when what failed comes again.
    consumer.lambda.addEnvironment('QUEUE_URL', this.queue.queueUrl);
    key.grantDecrypt(consumer, 'sqs');
    consumer.lambda.addEventSourceMapping('Queue', {
      eventSourceArn: this.queue.queueArn,
      batchSize: props.batchSize ?? 10,
      reportBatchItemFailures: true,
      maxConcurrency: props.maxConcurrency,
    });
  }

  /** To put work into it. */
  grantSend(to: IGrantable): void {
    allow(to, ['sqs:SendMessage'], this.queue.queueArn);
    this.#key.grantUse(to, 'sqs');
  }
}
