import { Duration } from 'aws-cdk-lib';
import { type IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import type { ServiceApi } from '#infra/constructs/api/service-api.ts';
import type { DossierTable } from '#infra/constructs/data/dossier-table.ts';

const period = Duration.minutes(5);

/** Tasks past their due time, as the sweeper counts them. */
export const overdueTasks = (stage: string): IMetric =>
  new Metric({
    namespace: 'Motcua',
    metricName: 'OverdueTasks',
    dimensionsMap: { Stage: stage },
    statistic: 'max',
    period,
  });

/** What the nightly check-up found that should not be so; it tells a number every night, zero too. */
export const flaws = (stage: string, statistic: 'max' | 'n'): IMetric =>
  new Metric({
    namespace: 'Motcua',
    metricName: 'Flaws',
    dimensionsMap: { Stage: stage },
    statistic,
    period: Duration.days(1),
  });

/** What the sweeper puts every five minutes for a reader of the stream, as the reader counts it: by the mark that it is told of. */
export const beats = (stage: string, mark: string): IMetric =>
  new Metric({
    namespace: 'Motcua',
    metricName: `Beat-${mark}`,
    dimensionsMap: { Stage: stage },
    statistic: 'sum',
    period,
  });

/** How often the table did not say whether a caller is within its limit, so that it was not held. */
export const limiterOutages = (stage: string): IMetric =>
  new Metric({
    namespace: 'Motcua',
    metricName: 'LimiterOutages',
    dimensionsMap: { Stage: stage },
    statistic: 'sum',
    period: Duration.minutes(15),
  });

/** Packages whose bytes are not what was sealed, as the checks of the archive find them. */
export const damagedPackages = (stage: string): IMetric =>
  new Metric({
    namespace: 'Motcua',
    metricName: 'DamagedPackages',
    dimensionsMap: { Stage: stage },
    statistic: 'max',
    period,
  });

/** How many of a hundred requests the system itself failed. */
export const apiErrorRate = ({ api }: ServiceApi): IMetric =>
  new MathExpression({
    label: 'Requests failed, %',
    expression: 'IF(requests > 0, 100 * failed / requests, 0)',
    usingMetrics: { failed: api.metricServerError({ period }), requests: api.metricCount({ period }) },
    period,
  });

export const apiLatency = ({ api }: ServiceApi): IMetric =>
  api.metricLatency({ statistic: 'p99', period, label: 'p99' });

export const apiRequests = ({ api }: ServiceApi): IMetric => api.metricCount({ period, label: 'Requests' });

/** Reads and writes that the table or its indexes refused for their rate. */
export function tableThrottles({ name }: DossierTable): IMetric {
  const throttled = (metricName: string, index?: string) =>
    new Metric({
      namespace: 'AWS/DynamoDB',
      metricName,
      dimensionsMap: { TableName: name, ...(index && { GlobalSecondaryIndexName: index }) },
      statistic: 'sum',
      period,
    });
  return new MathExpression({
    label: 'Throttled',
    expression: 'SUM(METRICS())',
    usingMetrics: {
      reads: throttled('ReadThrottleEvents'),
      writes: throttled('WriteThrottleEvents'),
      listReads: throttled('ReadThrottleEvents', 'lists'),
      listWrites: throttled('WriteThrottleEvents', 'lists'),
      taskReads: throttled('ReadThrottleEvents', 'tasks'),
      taskWrites: throttled('WriteThrottleEvents', 'tasks'),
    },
    period,
  });
}
