import type { JsonService } from '#local/kernel/aws-json.ts';
import type { Functions } from '#local/lambda/functions.ts';
import type { S3 } from '#local/s3/s3.ts';
import type { States } from '#local/states/states.ts';
import type { CapacityCounter, CapacityCounts } from '#local/tables/capacity-counter.ts';

/** What AWS would bill for, since the last reset. */
interface Counts extends ReturnType<States['counters']> {
  /** By function. */
  invocations: Record<string, number>;
  /** Requests to the HTTP API. */
  http: number;
  /** Only when the cloud was told to count. */
  dynamodb?: CapacityCounts;
  /** Requests by operation. */
  s3: Record<string, number>;
  sqs: Record<string, number>;
}

export interface Counters {
  read(): Counts;
  reset(): void;
  countHttp(): void;
  /** The same service, with its requests counted. */
  countingSqs(service: JsonService): JsonService;
}

interface Counted {
  functions: Functions;
  states: States;
  s3: S3;
}

export function createCounters({ functions, states, s3 }: Counted, capacity?: CapacityCounter): Counters {
  let http = 0;
  let sqs: Record<string, number> = {};

  return {
    read: () => ({
      invocations: functions.counts(),
      http,
      ...states.counters(),
      ...(capacity && { dynamodb: capacity.counts() }),
      s3: s3.counters(),
      sqs: { ...sqs },
    }),
    reset() {
      http = 0;
      sqs = {};
      functions.resetCounts();
      states.resetCounters();
      s3.resetCounters();
      capacity?.reset();
    },
    countHttp() {
      http += 1;
    },
    countingSqs: (service) => ({
      handle(action, input) {
        sqs[action] = (sqs[action] ?? 0) + 1;
        return service.handle(action, input);
      },
    }),
  };
}
