import { Duration } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { type DeadLetterQueue, Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import type { DataKey } from './data-key.ts';
import type { ServiceFunction } from './service-function.ts';
import { allow } from './statement.ts';

/** Where messages wait for a person: everything that was tried often enough, kept for as long as SQS can. */
export class DeadLetters extends Construct {
  readonly queue: Queue;
  readonly #key: DataKey;

  constructor(scope: Construct, id: string, props: { key: DataKey }) {
    super(scope, id);
    this.#key = props.key;
    this.queue = new Queue(this, 'Queue', {
      ...encryptedBy(props.key),
      retentionPeriod: Duration.days(14),
    });
    acknowledge(this.queue, 'SQS3', 'This is where the dead letters of others lie.');
  }

  /** To leave what cannot be done. */
  grantSend(to: IGrantable): void {
    allow(to, ['sqs:SendMessage'], this.queue.queueArn);
    this.#key.grantUse(to, 'sqs');
  }
}

interface EventQueueProps {
  key: DataKey;
  consumer: ServiceFunction;
  /** How long the consumer may take with one batch. */
  timeout: Duration;
  /** How often a message is tried before it goes to the dead letters. */
  attempts: number;
  maxConcurrency: number;
}

/** A queue with its consumer, which reports what failed of a batch, and its dead letters. */
export class EventQueue extends Construct {
  readonly queue: Queue;
  readonly deadLetters: DeadLetters;
  readonly #key: DataKey;

  constructor(scope: Construct, id: string, props: EventQueueProps) {
    super(scope, id);
    const { key, consumer } = props;
    this.#key = key;
    this.deadLetters = new DeadLetters(this, 'DeadLetters', { key });
    const deadLetterQueue: DeadLetterQueue = {
      queue: this.deadLetters.queue,
      maxReceiveCount: props.attempts,
    };
    this.queue = new Queue(this, 'Queue', {
      ...encryptedBy(key),
      deadLetterQueue,
      // Six batches long, as Lambda asks, so that nothing is seen twice while a throttled batch waits.
      visibilityTimeout: Duration.seconds(6 * props.timeout.toSeconds()),
      retentionPeriod: Duration.days(14),
    });
    const receive = ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'];
    allow(consumer, receive, this.queue.queueArn);
    key.grantDecrypt(consumer, 'sqs');
    consumer.lambda.addEventSourceMapping('Queue', {
      eventSourceArn: this.queue.queueArn,
      batchSize: 10,
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

const encryptedBy = ({ key }: DataKey) => ({
  encryption: QueueEncryption.KMS,
  encryptionMasterKey: key,
  dataKeyReuse: Duration.hours(1),
  enforceSSL: true,
});
