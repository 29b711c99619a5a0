import { Duration } from 'aws-cdk-lib';
import type { IGrantable } from 'aws-cdk-lib/aws-iam';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { DataKey } from '#infra/constructs/data/data-key.ts';
import { acknowledge } from '#infra/constructs/kit/acknowledge.ts';
import { allow } from '#infra/constructs/kit/statement.ts';

/** Where messages wait for a person: what was tried often enough, kept for as long as SQS can. */
export class DeadLetters extends Construct {
  readonly queue: Queue;
  /** Who gave up, as the operator reads it. */
  readonly of: string;
  readonly #key: DataKey;

  constructor(scope: Construct, id: string, props: { key: DataKey; of: string }) {
    super(scope, id);
    this.of = props.of;
    this.#key = props.key;
    this.queue = new Queue(this, 'Queue', {
      ...encryptedBy(this, props.key),
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

/** How every queue is kept: under the key, and spoken to over TLS only. */
export const encryptedBy = (scope: Construct, key: DataKey) => ({
  encryption: QueueEncryption.KMS,
  encryptionMasterKey: key.seenFrom(scope),
  dataKeyReuse: Duration.hours(1),
  enforceSSL: true,
});
