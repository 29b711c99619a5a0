import { type EventPattern, Rule } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { DataKey } from '#infra/constructs/data/data-key.ts';
import type { IntakeBucket } from '#infra/constructs/data/intake-bucket.ts';
import type { EventQueue } from './event-queue.ts';

interface ArrivalsProps {
  config: StageConfig;
  key: DataKey;
  intake: IntakeBucket;
  /** Which keys, as a field of an EventBridge pattern. */
  keys: unknown[];
  queue: EventQueue;
  description: string;
}

/** Queues what arrives in the intake: as S3 tells it or, where uploads are scanned, with the verdict on it. */
export class Arrivals extends Construct {
  constructor(
    scope: Construct,
    id: string,
    { config, description, intake, key, keys, queue }: ArrivalsProps,
  ) {
    super(scope, id);
    // EventBridge does not tell the key for whom it delivers; whose messages the queue takes, the queue's policy says.
    key.allowService('events.amazonaws.com');
    const { bucketName } = intake.bucket;
    new Rule(this, 'Rule', {
      description,
      eventPattern: config.intake.malwareScan ? scanned(bucketName, keys) : created(bucketName, keys),
      // What could not be queued waits beside what could not be done: both are the same event.
      targets: [new SqsQueue(queue.queue, { deadLetterQueue: queue.deadLetters.queue })],
    });
  }
}

const created = (bucket: string, key: unknown[]): EventPattern => ({
  source: ['aws.s3'],
  detailType: ['Object Created'],
  detail: { bucket: { name: [bucket] }, object: { key } },
});

const scanned = (bucket: string, objectKey: unknown[]): EventPattern => ({
  source: ['aws.guardduty'],
  detailType: ['GuardDuty Malware Protection Object Scan Result'],
  detail: { s3ObjectDetails: { bucketName: [bucket], objectKey } },
});
