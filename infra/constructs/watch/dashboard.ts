import { Duration } from 'aws-cdk-lib';
import {
  type Alarm,
  AlarmStatusWidget,
  Dashboard,
  GraphWidget,
  type IMetric,
  PeriodOverride,
  SingleValueWidget,
} from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { StageConfig } from '#infra/config/stages.ts';
import type { ServiceApi } from '#infra/constructs/api/service-api.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';
import type { ServiceFunction } from '#infra/constructs/kit/service-function.ts';
import type { DeadLetters } from '#infra/constructs/work/dead-letters.ts';
import type { Process } from '#infra/constructs/work/process.ts';
import { apiErrorRate, apiLatency, apiRequests, overdueTasks, tableThrottles } from './metrics.ts';

interface DashboardProps {
  config: StageConfig;
  api: ServiceApi;
  table: DossierTable;
  process: Process;
  functions: ServiceFunction[];
  deadLetters: DeadLetters[];
  alarms: Alarm[];
}

const period = Duration.minutes(5);

/** One page for the operator: what sounds, what waits, and how the system does. */
export class OperatorDashboard extends Construct {
  constructor(scope: Construct, id: string, props: DashboardProps) {
    super(scope, id);
    const { alarms, api, config, deadLetters, functions, process, table } = props;
    const { machine } = process;
    const ofEach = (metric: (each: ServiceFunction) => IMetric) => functions.map(metric);
    new Dashboard(this, 'Dashboard', {
      defaultInterval: Duration.hours(12),
      periodOverride: PeriodOverride.AUTO,
      widgets: [
        [new AlarmStatusWidget({ title: 'Alarms', alarms, width: 24, height: 6 })],
        [
          new SingleValueWidget({
            title: 'Overdue tasks',
            metrics: [overdueTasks(config.name)],
            width: 6,
            height: 6,
          }),
          graph(
            'Dead letters',
            deadLetters.map(({ of, queue }) =>
              queue.metricApproximateNumberOfMessagesVisible({ label: of, statistic: 'max', period }),
            ),
          ),
          graph('Processes', [
            machine.metricStarted({ period }),
            machine.metricSucceeded({ period }),
            machine.metricFailed({ period }),
            machine.metricTimedOut({ period }),
          ]),
          graph('Throttled at the table', [tableThrottles(table)]),
        ],
        [
          graph('Requests', [apiRequests(api)]),
          graph('Requests failed, %', [apiErrorRate(api)]),
          graph('Latency, p99 in ms', [apiLatency(api)]),
          graph(
            'Functions, p99 in ms',
            ofEach(({ lambda, node }) => lambda.metricDuration({ label: node.id, statistic: 'p99', period })),
          ),
        ],
        [
          graph(
            'Errors',
            ofEach(({ lambda, node }) => lambda.metricErrors({ label: node.id, period })),
          ),
          graph(
            'Throttles',
            ofEach(({ lambda, node }) => lambda.metricThrottles({ label: node.id, period })),
          ),
        ],
      ],
    });
  }
}

const graph = (title: string, left: IMetric[]) => new GraphWidget({ title, left, width: 6, height: 6 });
