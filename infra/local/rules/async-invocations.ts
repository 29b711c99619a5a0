import type { DatabaseSync } from 'node:sqlite';
import { createAlarm } from '#local/kernel/alarm.ts';
import type { Clock, Invoke } from '#local/kernel/engine.ts';
import { inTransaction } from '#local/kernel/transaction.ts';
import type { Queues } from '#local/queues/queues.ts';
import { type AsyncConfig, failureRecord, judge, type Verdict } from '#local/rules/async-policy.ts';
import { createAsyncStore, type InvocationRow } from '#local/rules/async-store.ts';

export interface AsyncInvocationsOptions {
  db: DatabaseSync;
  clock: Clock;
  queues: Queues;
  invoke: Invoke;
  functions: AsyncConfig[];
}

/** Lambda's asynchronous invocation: accepted durably, tried up to three times, then given to the failure queue. */
export interface AsyncInvocations {
  /** Committed with the surrounding transaction, or at once. */
  add(functionName: string, event: unknown): void;
  start(): void;
  tick(): void;
  close(): void;
}

const atOnce = 20;

export function createAsyncInvocations(options: AsyncInvocationsOptions): AsyncInvocations {
  const { db, clock, queues, invoke, functions } = options;
  const store = createAsyncStore(db);
  const configs = new Map(functions.map((config) => [config.functionName, config]));
  const alarm = createAlarm(clock, pump);
  let running = 0;
  let open = false;

  function pump() {
    if (!open || running >= atOnce) return;
    for (const row of store.takeDue(clock.now(), atOnce - running)) {
      running += 1;
      void run(row).finally(() => {
        running -= 1;
        pump();
      });
    }
    alarm.reset(store.nextDue());
  }

  async function run(row: InvocationRow) {
    try {
      await invoke(row.functionName, JSON.parse(row.event));
      if (open) store.remove(row.id);
    } catch (error) {
      if (open) settle(judge(row, error, clock.now(), configs.get(row.functionName)), error);
    }
  }

  function settle(verdict: Verdict, error: unknown) {
    const { row } = verdict;
    if ('due' in verdict) return store.postpone(row, verdict.due);
    const queue = configs.get(row.functionName)?.onFailureQueue;
    const letter = failureRecord(row, error, { condition: verdict.condition, now: clock.now() });
    return inTransaction(db, () => {
      store.remove(row.id);
      if (queue !== undefined) queues.send(queue, JSON.stringify(letter));
    });
  }

  return {
    add(functionName, event) {
      store.add(functionName, event, clock.now());
      queueMicrotask(pump);
    },
    start() {
      open = true;
      store.restore(clock.now());
      pump();
    },
    tick: pump,
    close() {
      open = false;
      alarm.close();
    },
  };
}
