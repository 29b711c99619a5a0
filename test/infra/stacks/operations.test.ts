import { Match } from 'aws-cdk-lib/assertions';
import { describe, expect, it } from 'vitest';
import { matches } from '#infra/local/rules/pattern.ts';
import { beatItems } from '#shared/adapters/dynamodb/beats.ts';
import type { Item } from '#shared/adapters/dynamodb/kit/item.ts';
import { functionOf } from './function-of.ts';
import { mappingsOf, patternsOf } from './mappings.ts';
import { statementsOn, textOf } from './policies.ts';
import { functionsOf, resourcesOf, templateOf } from './synthesise.ts';

const template = templateOf('prod');
interface Alarm {
  Threshold?: number;
  Metrics?: { Expression?: string; MetricStat?: { Metric: { MetricName: string } } }[];
}
const alarms = new Map(
  resourcesOf<Alarm>(template, 'AWS::CloudWatch::Alarm').map(({ id, properties }) => [
    id.replace(/^OperationsAlarms(.+)[0-9A-F]{8}$/, '$1'),
    properties,
  ]),
);
const functions = functionsOf(template).map(({ id }) => ({
  id,
  name: functionOf(id),
}));

describe('the alarms', () => {
  it.each(functions)('sound when $name throws or is throttled', ({ id, name }) => {
    for (const metric of ['Errors', 'Throttles']) {
      expect(alarms.get(`${name}${metric}`)).toMatchObject({
        Namespace: 'AWS/Lambda',
        MetricName: metric,
        Threshold: 1,
        Dimensions: [{ Name: 'FunctionName', Value: { Ref: id } }],
      });
    }
  });

  it.each(['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted'])('sound at one of %s', (metric) => {
    expect(alarms.get(metric)).toMatchObject({ Namespace: 'AWS/States', MetricName: metric, Threshold: 1 });
  });

  it.each(['Signal', 'Notify'])('sound when %s falls behind the table', (name) => {
    expect(alarms.get(`${name}Lag`)).toMatchObject({
      MetricName: 'IteratorAge',
      Statistic: 'Maximum',
      Threshold: 600_000,
    });
  });

  const mappings = mappingsOf(template);
  const image = (item: Item) => ({ eventName: 'INSERT', dynamodb: { NewImage: item } });
  const beats = beatItems('2026-03-02T01:00:00.000Z');

  it.each(mappings.flatMap((mapping) => patternsOf(mapping).map((pattern) => ({ mapping, pattern }))))(
    'sound when a reader of the stream hears no more of what fits $pattern',
    ({ mapping, pattern }) => {
      const matching = beats.filter((beat) => matches(pattern, image(beat)));
      expect(matching).toHaveLength(1);
      const mark = matching[0]?.['beat']?.S ?? '';
      const reader = functionOf(textOf(mapping.FunctionName).split('.')[0] ?? '');
      expect(alarms.get(`${reader}Misses${mark[0]?.toUpperCase()}${mark.slice(1)}`)).toMatchObject({
        MetricName: `Beat-${mark}`,
        Dimensions: [{ Name: 'Stage', Value: 'prod' }],
        ComparisonOperator: 'LessThanThreshold',
        Threshold: 1,
        TreatMissingData: 'breaching',
      });
      // Whoever is told of a beat is told by its mark alone.
      const { [mark]: _, ...unmarked } = matching[0] ?? {};
      expect(matches(pattern, image(unmarked))).toBe(false);
    },
  );

  it('has a beat for nothing that nobody is told of', () => {
    const patterns = mappings.flatMap(patternsOf);
    expect(beats).toHaveLength(patterns.length);
  });

  it('sound when callers are not held to their limits', () => {
    expect(alarms.get('LimiterOutages')).toMatchObject({
      Namespace: 'Motcua',
      MetricName: 'LimiterOutages',
      Statistic: 'Sum',
      Threshold: 5,
      TreatMissingData: 'notBreaching',
    });
  });

  it('sound at the rate of failed requests, and the slowest hundredth, that the stage names', () => {
    expect(alarms.get('ApiErrors')?.Threshold).toBe(1);
    expect(alarms.get('ApiErrors')?.Metrics?.map(({ Expression }) => Expression)).toContain(
      'IF(requests > 0, 100 * failed / requests, 0)',
    );
    expect(alarms.get('ApiSlow')).toMatchObject({
      Metrics: [{ MetricStat: { Metric: { MetricName: 'Latency' }, Stat: 'p99' } }],
      Threshold: 1500,
    });
  });

  it('sound when the table or one of its indexes refuses requests', () => {
    const metrics = alarms.get('TableThrottled')?.Metrics ?? [];
    const names = metrics.flatMap(({ MetricStat }) => MetricStat?.Metric.MetricName ?? []);
    expect(names.toSorted()).toEqual([
      ...Array.from({ length: 3 }, () => 'ReadThrottleEvents'),
      ...Array.from({ length: 3 }, () => 'WriteThrottleEvents'),
    ]);
  });

  it('sound when too many tasks are overdue, as the sweeper counts them', () => {
    expect(alarms.get('OverdueTasks')).toMatchObject({
      Namespace: 'Motcua',
      MetricName: 'OverdueTasks',
      Dimensions: [{ Name: 'Stage', Value: 'prod' }],
      Threshold: 500,
    });
  });

  it('sound at one thing that should not be so, and when nobody has looked for a day', () => {
    expect(alarms.get('FlawsFound')).toMatchObject({
      MetricName: 'Flaws',
      Threshold: 1,
      Statistic: 'Maximum',
    });
    expect(alarms.get('CheckUpMissing')).toMatchObject({
      MetricName: 'Flaws',
      Statistic: 'SampleCount',
      Period: 86_400,
      TreatMissingData: 'breaching',
    });
  });

  it('sound when nothing sweeps any more', () => {
    expect(alarms.get('SweepMissing')).toMatchObject({
      MetricName: 'Invocations',
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    });
  });
});

describe('the topic of the alarms', () => {
  it('is open to the alarms of this stack, and so is its key', () => {
    const [[, statements] = ['', []]] = statementsOn(template, 'AWS::SNS::TopicPolicy');
    const allowed = statements.filter(({ effect }) => effect === 'Allow');
    expect(allowed.map(({ principal, actions }) => [principal, actions])).toEqual([
      [{ Service: 'cloudwatch.amazonaws.com' }, ['sns:Publish']],
    ]);
    expect(textOf(allowed[0]?.condition.ArnLike?.['aws:SourceArn'])).toMatch(/alarm:motcua-prod-watch-\*$/);
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
          }),
        ]),
      },
    });
  });
});

describe('the dashboard', () => {
  const [dashboard] = resourcesOf(template, 'AWS::CloudWatch::Dashboard');
  const body = textOf(dashboard?.properties.DashboardBody);

  it('shows every alarm', () => {
    for (const { id } of resourcesOf(template, 'AWS::CloudWatch::Alarm')) expect(body).toContain(`${id}.Arn`);
  });

  it('shows every function and every queue of dead letters', () => {
    for (const { id } of functions) expect(body).toContain(id);
    const queues = resourcesOf(template, 'AWS::SQS::Queue').filter(({ id }) => id.includes('DeadLetters'));
    for (const { id } of queues) expect(body).toContain(`${id}.QueueName`);
  });
});

describe('the process', () => {
  it('is traced, and logs errors without what people wrote', () => {
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      StateMachineType: 'STANDARD',
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: { Level: 'ERROR', IncludeExecutionData: false },
    });
  });

  it('finds its table and its functions', () => {
    const [machine] = resourcesOf<{
      DefinitionString: string;
      DefinitionSubstitutions: Record<string, unknown>;
    }>(template, 'AWS::StepFunctions::StateMachine');
    const { DefinitionString = '', DefinitionSubstitutions = {} } = machine?.properties ?? {};
    const asked = [...DefinitionString.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
    expect(new Set(asked)).toEqual(new Set(Object.keys(DefinitionSubstitutions)));
    expect(textOf(DefinitionSubstitutions.SealFunctionArn)).toMatch(/^ProcessSealFunction/);
  });
});

describe('the outputs', () => {
  it('name what an operator and a script need', () => {
    // What stacks tell each other has names that the construct library makes.
    const names = Object.keys(template.findOutputs('*')).filter((name) => !name.startsWith('Publish'));
    expect(names.toSorted()).toEqual([
      'Alias',
      'ApiUrl',
      'ArchiveBucket',
      'ArchiveKeyArn',
      'Audience',
      'ConsoleClient',
      'ConsoleUrl',
      'IntakeBucket',
      'Issuer',
      'PortalClients',
      'SignInUrl',
      'SigningKeyArn',
      'Stage',
      'StateMachineArn',
      'TableName',
      'TokenUrl',
      'UserPoolId',
    ]);
  });
});
