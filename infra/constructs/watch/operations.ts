import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { ServiceApi } from '#infra/constructs/api/service-api.ts';
import type { DataKey } from '#infra/constructs/data/data-key.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import { DeadLetters } from '#infra/constructs/work/dead-letters.ts';
import { EventQueue } from '#infra/constructs/work/event-queue.ts';
import type { Process } from '#infra/constructs/work/process.ts';
import { StreamConsumer } from '#infra/constructs/work/stream-consumer.ts';
import type { Sweeper } from '#infra/constructs/work/sweeper.ts';
import { Alarms } from './alarms.ts';
import { OperatorDashboard } from './dashboard.ts';
import {
  apiErrorRate,
  apiLatency,
  beats,
  damagedPackages,
  flaws,
  limiterOutages,
  overdueTasks,
  tableThrottles,
} from './metrics.ts';

interface OperationsProps {
  config: StageConfig;
  key: DataKey;
  api: ServiceApi;
  table: DossierTable;
  process: Process;
  sweeper: Sweeper;
}

const minutes = (count: number) => Duration.minutes(count);

/**
 * What the operator sees and is woken by. Functions, streams and dead letters are found in the stacks and not handed
 * over, so that none can be forgotten: made last.
 */
export class Operations extends Construct {
  readonly #alarms: Alarms;

  constructor(scope: Construct, id: string, props: OperationsProps) {
    super(scope, id);
    const { config, key } = props;
    this.#alarms = new Alarms(this, 'Alarms', { config, key });
    const found = this.node.root.node.findAll();
    const functions = found.filter((each) => each instanceof ServiceFunction);
    for (const each of functions) this.#watchFunction(each);
    const deadLetters = found.filter((each) => each instanceof DeadLetters);
    for (const each of deadLetters) this.#watchDeadLetters(each);
    for (const each of found.filter((each) => each instanceof StreamConsumer))
      this.#watchStream(each, config);
    for (const each of found.filter((each) => each instanceof EventQueue)) this.#watchQueue(each);
    this.#watchProcess(props);
    this.#watchApi(props);
    this.#watchTasks(props);
    new OperatorDashboard(this, 'Dashboard', {
      ...props,
      functions,
      deadLetters,
      alarms: this.#alarms.all,
    });
  }

  #watchFunction({ lambda, node: { id } }: ServiceFunction): void {
    this.#alarms.watch(`${id}Errors`, {
      metric: lambda.metricErrors({ period: minutes(5) }),
      from: 1,
      meaning: `The function ${id} threw: its log says what. What it was doing is tried again.`,
    });
    this.#alarms.watch(`${id}Throttles`, {
      metric: lambda.metricThrottles({ period: minutes(5) }),
      from: 1,
      periods: 2,
      meaning: `The function ${id} is refused concurrency: raise the account's limit.`,
    });
  }

  #watchDeadLetters({ queue, of }: DeadLetters): void {
    this.#alarms.watch(`${of}DeadLetters`, {
      metric: queue.metricApproximateNumberOfMessagesVisible({ statistic: 'max', period: minutes(1) }),
      from: 1,
      meaning: `${of} gave something up: find the cause in the log, mend it, then redrive the queue.`,
    });
  }

  #watchStream({ consumer: { lambda, node }, marks }: StreamConsumer, { name }: StageConfig): void {
    this.#alarms.watch(`${node.id}Lag`, {
      metric: lambda.metric('IteratorAge', { statistic: 'max', period: minutes(5) }),
      from: minutes(10).toMilliseconds(),
      meaning: `${node.id} is ten minutes behind the table; after twelve hours it sets changes aside.`,
    });
    for (const mark of marks) {
      this.#alarms.expect(`${node.id}Misses${mark[0]?.toUpperCase()}${mark.slice(1)}`, {
        metric: beats(name, mark),
        from: 1,
        periods: 4,
        meaning: `${node.id} has heard of no "${mark}" for twenty minutes, though the sweeper puts one every five: its event source mapping is disabled, or its filter is broken.`,
      });
    }
  }

  #watchQueue({ of, alarmAfter, queue }: EventQueue): void {
    this.#alarms.watch(`${of}Waiting`, {
      metric: queue.metricApproximateAgeOfOldestMessage({ period: minutes(5) }),
      from: alarmAfter.toSeconds(),
      meaning: `A message for ${of} has waited too long: look at its errors and its concurrency.`,
    });
  }

  #watchProcess({ process: { machine } }: OperationsProps): void {
    const period = minutes(5);
    const meaning =
      'An execution ended before its dossier was sealed: mend the cause; the sweeper starts it again.';
    this.#alarms.watch('ExecutionsFailed', { metric: machine.metricFailed({ period }), from: 1, meaning });
    this.#alarms.watch('ExecutionsTimedOut', {
      metric: machine.metricTimedOut({ period }),
      from: 1,
      meaning,
    });
    this.#alarms.watch('ExecutionsAborted', { metric: machine.metricAborted({ period }), from: 1, meaning });
    this.#alarms.watch('ExecutionsThrottled', {
      metric: machine.metricThrottled({ period }),
      from: 1,
      periods: 3,
      meaning: 'Step Functions slows the processes down: raise the limit of state transitions.',
    });
  }

  #watchApi({ api, config, table }: OperationsProps): void {
    this.#alarms.watch('ApiErrors', {
      metric: apiErrorRate(api),
      from: config.alarms.apiErrorPercent,
      periods: 2,
      meaning: 'Too many requests fail on our side: look at the errors of the functions behind the API.',
    });
    this.#alarms.watch('ApiSlow', {
      metric: apiLatency(api),
      from: config.alarms.apiP99Milliseconds,
      periods: 3,
      meaning: 'One request in a hundred takes too long: look at the traces.',
    });
    this.#alarms.watch('LimiterOutages', {
      metric: limiterOutages(config.name),
      from: 5,
      meaning:
        'Callers are not held to their limits: the table does not answer the functions behind the API in time, or forbids it.',
    });
    this.#alarms.watch('TableThrottled', {
      metric: tableThrottles(table),
      from: 1,
      periods: 2,
      meaning:
        'The table refuses requests for their rate: one partition is too hot, or the traffic grew too fast.',
    });
  }

  #watchTasks({ config, sweeper }: OperationsProps): void {
    this.#alarms.watch('DamagedPackages', {
      metric: damagedPackages(config.name),
      from: 1,
      meaning:
        'A sealed package is not what was sealed: the log of the check names it, and the copy that is healthy.',
    });
    this.#alarms.watch('OverdueTasks', {
      metric: overdueTasks(config.name),
      from: config.alarms.overdueTasks,
      meaning: 'Many tasks are overdue: officers are missing, or a limit is wrong.',
    });
    this.#alarms.watch('FlawsFound', {
      metric: flaws(config.name, 'max'),
      from: 1,
      meaning:
        'Something is as it should never be for long: the log of the sweeper names each dossier and what it is.',
    });
    this.#alarms.expect('CheckUpMissing', {
      metric: flaws(config.name, 'n'),
      from: 1,
      meaning: 'Nobody has looked for a day for what should not be so: the schedule, or the look, fails.',
    });
    this.#alarms.expect('SweepMissing', {
      metric: sweeper.sweep.lambda.metricInvocations({ period: minutes(5) }),
      from: 1,
      periods: 3,
      meaning: 'Nothing has been swept for a quarter of an hour: the schedule or its rule is gone.',
    });
  }
}
