import { Aws, Stack } from 'aws-cdk-lib';
import { CfnBudget } from 'aws-cdk-lib/aws-budgets';
import {
  Alarm,
  type AlarmProps,
  ComparisonOperator,
  type IMetric,
  TreatMissingData,
} from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { DataKey } from '#infra/constructs/data/data-key.ts';

interface Watch {
  metric: IMetric;
  /** Sounds from here on. */
  from: number;
  /** What it means, and what the operator does about it. */
  meaning: string;
  /** How many periods in a row; one without it. */
  periods?: number;
}

/** What wakes the operator: each alarm tells a topic, and the topic the addresses of the stage. */
export class Alarms extends Construct {
  readonly all: Alarm[] = [];
  readonly #action: SnsAction;

  constructor(scope: Construct, id: string, props: { config: StageConfig; key: DataKey }) {
    super(scope, id);
    const topic = new Topic(this, 'Topic', {
      displayName: `Motcua ${props.config.name}`,
      masterKey: props.key.key,
      enforceSSL: true,
    });
    this.#allowAlarms(topic, props.key);
    for (const email of props.config.alarms.emails) topic.addSubscription(new EmailSubscription(email));
    this.#action = new SnsAction(topic);
    if (props.config.budget !== undefined) this.#limit(props.config, props.config.budget);
  }

  /** Of what carries the stage's tag, told when it is spent, and when the month is likely to spend it. */
  #limit({ alarms, name }: StageConfig, dollars: number): void {
    const subscribers = alarms.emails.map((address) => ({ subscriptionType: 'EMAIL', address }));
    if (subscribers.length === 0) return;
    const notificationOf = (notificationType: string) => ({
      notification: { notificationType, comparisonOperator: 'GREATER_THAN', threshold: 100 },
      subscribers,
    });
    new CfnBudget(this, 'Budget', {
      budget: {
        budgetType: 'COST',
        timeUnit: 'MONTHLY',
        budgetLimit: { amount: dollars, unit: 'USD' },
        costFilters: { TagKeyValue: [`user:stage$${name}`] },
      },
      notificationsWithSubscribers: [notificationOf('ACTUAL'), notificationOf('FORECASTED')],
    });
  }

  /** A topic with a policy of its own has lost the default that lets the account's alarms publish. */
  #allowAlarms(topic: Topic, key: DataKey): void {
    const { stackName } = Stack.of(this);
    const alarms = `cloudwatch:${Aws.REGION}:${Aws.ACCOUNT_ID}:alarm:${stackName}-*`;
    const conditions = {
      StringEquals: { 'aws:SourceAccount': Aws.ACCOUNT_ID },
      ArnLike: { 'aws:SourceArn': `arn:${Aws.PARTITION}:${alarms}` },
    };
    topic.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [topic.topicArn],
        conditions,
      }),
    );
    key.allowService('cloudwatch.amazonaws.com', conditions);
  }

  /** Sounds when the metric is too high; no data is a good sign. */
  watch(id: string, watch: Watch): void {
    this.#add(id, watch, {
      comparisonOperator: ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
      treatMissingData: TreatMissingData.NOT_BREACHING,
    });
  }

  /** Sounds when the metric is too low, or gone. */
  expect(id: string, watch: Watch): void {
    this.#add(id, watch, {
      comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD,
      treatMissingData: TreatMissingData.BREACHING,
    });
  }

  #add(id: string, watch: Watch, when: Pick<AlarmProps, 'comparisonOperator' | 'treatMissingData'>): void {
    const alarm = new Alarm(this, id, {
      ...when,
      alarmDescription: watch.meaning,
      metric: watch.metric,
      threshold: watch.from,
      evaluationPeriods: watch.periods ?? 1,
    });
    alarm.addAlarmAction(this.#action);
    alarm.addOkAction(this.#action);
    this.all.push(alarm);
  }
}
