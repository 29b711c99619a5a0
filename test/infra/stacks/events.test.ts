import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { stageConfig } from '#infra/config/stages.ts';
import { batchFolders } from '#infra/constructs/data/intake-bucket.ts';
import { batchKey, batchPartKey } from '#shared/file/batch.ts';
import { mappingsOf, patternsOf } from './mappings.ts';
import { textOf } from './policies.ts';
import { resourcesOf, templateOf } from './synthesise.ts';

const template = templateOf('dev');
const mappings = mappingsOf(template);
const mappingOf = (name: string) => mappings.find(({ FunctionName }) => textOf(FunctionName).includes(name));

const marked = (mark: string, type: string) => ({
  eventName: ['INSERT'],
  dynamodb: { NewImage: { [mark]: { [type]: [{ exists: true }] } } },
});

describe('the stream of the table', () => {
  it('has the two readers that DynamoDB has room for', () => {
    const readers = mappings.filter(({ EventSourceArn }) => textOf(EventSourceArn).includes('StreamArn'));
    expect(readers).toHaveLength(2);
  });
});

describe.each([
  ['Signal', [{ dynamodb: { NewImage: { timer: { N: [{ exists: true }] } } } }]],
  [
    'Notify',
    [
      marked('notice', 'S'),
      marked('paper', 'N'),
      marked('money', 'N'),
      marked('book', 'S'),
      marked('scan', 'S'),
    ],
  ],
])('the subscription of %s to the table', (name, filters) => {
  const mapping = mappingOf(name);

  it('passes on only what concerns it', () => {
    expect(patternsOf(mapping)).toEqual(filters);
  });

  it('loses no change: from the first on, in parts where one fails, and aside what never works', () => {
    expect(mapping).toMatchObject({
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 100,
      MaximumBatchingWindowInSeconds: 1,
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 30,
    });
    expect(mapping?.MaximumRecordAgeInSeconds).toBeLessThan(24 * 3600);
    expect(textOf(mapping?.DestinationConfig?.OnFailure.Destination)).toMatch(/DeadLetters/);
  });
});

describe.each([
  ['Inspect', 1],
  ['Deliver', 10],
])('the queue of %s', (name, batchSize) => {
  const mapping = mappingOf(name);

  it('hands over no more at once than one file or ten notices, takes back what failed, and never floods', () => {
    expect(mapping).toMatchObject({
      BatchSize: batchSize,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      ScalingConfig: { MaximumConcurrency: 5 },
    });
  });

  it('hides a message for six times as long as the function may take', () => {
    const queues = template.findResources('AWS::SQS::Queue');
    const functions = template.findResources('AWS::Lambda::Function');
    const timeout = functions[textOf(mapping?.FunctionName)]?.Properties.Timeout;
    const [queue = ''] = textOf(mapping?.EventSourceArn).split('.');
    expect(queues[queue]?.Properties.VisibilityTimeout).toBe(6 * timeout);
  });
});

describe('an arrival in the intake', () => {
  interface Rule {
    EventPattern?: { source?: string[] };
    Targets: { Arn: unknown; DeadLetterConfig: { Arn: unknown } }[];
  }
  const rules = (of: typeof template, source: string) =>
    resourcesOf<Rule>(of, 'AWS::Events::Rule')
      .filter(({ properties }) => properties.EventPattern?.source?.includes(source))
      .map(({ properties }) => properties);
  const bucket = [{ Ref: expect.stringMatching(/^IntakeBucket/) }];
  const keys = [[{ 'anything-but': { prefix: ['batches/', 'batch-parts/'] } }], [{ prefix: 'batches/' }]];

  it('is queued as S3 tells it: a batch to be split, and what is of no batch for inspection', () => {
    expect(rules(template, 'aws.s3').map(({ EventPattern }) => EventPattern)).toEqual(
      keys.map((key) => ({
        source: ['aws.s3'],
        'detail-type': ['Object Created'],
        detail: { bucket: { name: bucket }, object: { key } },
      })),
    );
    expect(rules(template, 'aws.guardduty')).toEqual([]);
    template.resourceCountIs('AWS::GuardDuty::MalwareProtectionPlan', 0);
  });

  it('is queued only with its verdict where uploads are scanned', () => {
    const scanned = templateOf('prod');
    expect(rules(scanned, 'aws.guardduty').map(({ EventPattern }) => EventPattern)).toEqual(
      keys.map((objectKey) => ({
        source: ['aws.guardduty'],
        'detail-type': ['GuardDuty Malware Protection Object Scan Result'],
        detail: { s3ObjectDetails: { bucketName: bucket, objectKey } },
      })),
    );
    expect(rules(scanned, 'aws.s3')).toEqual([]);
    scanned.resourceCountIs('AWS::GuardDuty::MalwareProtectionPlan', 1);
  });

  it('that cannot be queued waits beside what cannot be split or inspected', () => {
    const targets = rules(template, 'aws.s3').flatMap(({ Targets }) => Targets.slice(0, 1));
    expect(targets.map(({ Arn }) => textOf(Arn))).toEqual([
      expect.stringMatching(/^InspectionsQueue(?!DeadLetters)/),
      expect.stringMatching(/^BatchesQueue(?!DeadLetters)/),
    ]);
    expect(targets.map(({ DeadLetterConfig }) => textOf(DeadLetterConfig.Arn))).toEqual([
      expect.stringMatching(/^InspectionsQueueDeadLetters/),
      expect.stringMatching(/^BatchesQueueDeadLetters/),
    ]);
  });

  it('lies where the functions look for it', () => {
    expect(batchFolders).toEqual({ whole: batchKey(''), parts: batchPartKey('q', 1).replace('q/1.pdf', '') });
  });
});

describe('the sweeper', () => {
  it('is woken every five minutes and soon gives up, since it comes again', () => {
    template.hasResourceProperties('AWS::Events::Rule', {
      ScheduleExpression: 'rate(5 minutes)',
      Targets: [
        Match.objectLike({
          DeadLetterConfig: Match.anyValue(),
          RetryPolicy: { MaximumEventAgeInSeconds: 300, MaximumRetryAttempts: 1 },
        }),
      ],
    });
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', {
      MaximumEventAgeInSeconds: 300,
      MaximumRetryAttempts: 1,
      DestinationConfig: { OnFailure: { Destination: Match.anyValue() } },
    });
  });

  it('never overlaps itself where the stage reserves for that, and asks a new account for nothing', () => {
    const reserved = (of: typeof template) =>
      resourcesOf(of, 'AWS::Lambda::Function').filter(
        ({ properties }) => properties.ReservedConcurrentExecutions !== undefined,
      );
    expect(reserved(templateOf('prod'))).toEqual([]);
    const { concurrency } = stageConfig('prod');
    const [sweep, ...others] = reserved(templateOf('prod', { concurrency: { ...concurrency, sweep: 1 } }));
    expect(sweep?.id).toMatch(/^SweeperSweepFunction/);
    expect(others).toEqual([]);
  });
});
