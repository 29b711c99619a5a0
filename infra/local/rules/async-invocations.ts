import type { DatabaseSync } from 'node:sqlite';
import { createDueWork } from '#local/kernel/due-work.ts';
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

export function createAsyncInvocations(options: AsyncInvocationsOptions): AsyncInvocations {
  const { db, clock, queues, invoke, functions } = options;
  const store = createAsyncStore(db);
  const configs = new Map(functions.map((config) => [config.functionName, config]));
  const { isOpen, added, ...work } = createDueWork(clock, store, run);

  async function run(row: InvocationRow) {
    try {
      await invoke(row.functionName, JSON.parse(row.event));
      if (isOpen()) store.remove(row.id);
    } catch (error) {
      if (isOpen()) settle(judge(row, error, clock.now(), configs.get(row.functionName)), error);
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
      added();
    },
    ...work,
  };
}
