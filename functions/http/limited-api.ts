import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoLeaseStore } from '#shared/adapters/dynamodb/lease-store.ts';
import { Limits } from '#shared/limit/limit.ts';
import { createLimiter } from '#shared/use-cases/limit/limiter.ts';
import { api } from './api.ts';
import { limits } from './limits.ts';
import { countMetric } from './metric.ts';
import type { Identify, Route } from './route.ts';

const Environment = z.object({
  STAGE: z.string().min(1),
  ...Names.table.shape,
  ...Names.limits.shape,
  ...Names.front.shape,
});

/** A write that takes longer is an outage of the limiter, which must not hold up the callers; milliseconds. */
const timeoutMs = 500;

/** All routes of an actor, each caller held to the limit that its deployment gives. */
export function limitedApi(
  routes: Route[],
  { identify, open = 'anonymous' }: { identify?: Identify; open?: 'anonymous' | 'provider' } = {},
) {
  const { STAGE, TABLE_NAME, LIMITS, FRONT_KEY } = Environment.parse(process.env);
  const logger = new Logger();
  const limiter = createLimiter({
    limits: Limits.parse(JSON.parse(LIMITS)),
    leases: dynamoLeaseStore(dynamoClient({ timeoutMs }), TABLE_NAME),
    now: Date.now,
    onOutage: (error) => {
      logger.error('limits are not held: the table did not answer', { error });
      countMetric(STAGE, 'LimiterOutages', 1);
    },
  });
  const onRefusal = () => countMetric(STAGE, 'RequestsLimited', 1);
  return api(routes, {
    identify,
    limit: limits({ limiter, identify, open, onRefusal, frontKey: FRONT_KEY }),
  });
}
