import type { Step } from '#local/states/step.ts';

/** Counts what AWS bills (the start, each state entered, each retry) and how executions went, since the last reset. */
export type Counters = ReturnType<typeof createCounters>;

const zero = {
  transitions: 0,
  executionsStarted: 0,
  executionsSucceeded: 0,
  executionsFailed: 0,
  executionsAborted: 0,
};

export function createCounters() {
  let counts = { ...zero };
  return {
    count({ transitions, row, events }: Pick<Step, 'transitions' | 'row' | 'events'>) {
      counts.transitions += transitions;
      if (events[0]?.type === 'ExecutionStarted') counts.executionsStarted += 1;
      if (row.status === 'SUCCEEDED') counts.executionsSucceeded += 1;
      if (row.status === 'FAILED') counts.executionsFailed += 1;
      if (row.status === 'ABORTED') counts.executionsAborted += 1;
    },
    read: () => ({ ...counts }),
    reset: () => {
      counts = { ...zero };
    },
  };
}
