import type { DatabaseSync } from 'node:sqlite';
import { createAlarm } from '#local/kernel/alarm.ts';
import { AwsError } from '#local/kernel/aws-error.ts';
import type { JsonService } from '#local/kernel/aws-json.ts';
import type { Clock } from '#local/kernel/engine.ts';
import type { Outside } from '#local/states/call.ts';
import { createCounters } from '#local/states/counters.ts';
import { createExecutions } from '#local/states/executions.ts';
import { createLibrary, type MachineSource } from '#local/states/library.ts';
import { createRunner, type RunnerParts } from '#local/states/runner.ts';
import { createStartExecution } from '#local/states/start-execution.ts';
import { createStatesStore } from '#local/states/store.ts';
import { createTaskTokens } from '#local/states/task-tokens.ts';
import { createTimers } from '#local/states/timers.ts';
import { readToken } from '#local/states/token.ts';

export interface StatesOptions extends Outside {
  db: DatabaseSync;
  clock: Clock;
  machines: MachineSource[];
}

/** Step Functions on one machine: durable, with one thread of control per execution and none in memory. */
export interface States extends JsonService {
  /** Takes up every execution that was running when the process ended. */
  start(): void;
  /** Fires the timers that are due; to be called when the clock was moved. */
  tick(): void;
  counters(): ReturnType<ReturnType<typeof createCounters>['read']>;
  resetCounters(): void;
  /** The machine whose execution waits, or waited, under a token. */
  machineOf(taskToken: string): string | undefined;
  close(): void;
}

export function createStates({ db, clock, machines, ...outside }: StatesOptions): States {
  const store = createStatesStore(db);
  const counters = createCounters();
  const library = createLibrary(store, machines);
  const alarm = createAlarm(clock, () => void timers.fire());
  const parts: RunnerParts = { store, library, clock, counters, alarm, ...outside };
  const runner = createRunner(parts);
  const timers = createTimers(parts, runner);
  const { SendTaskSuccess, SendTaskFailure } = createTaskTokens(parts, runner);
  const actions: Record<string, (input: unknown) => Promise<unknown>> = {
    StartExecution: createStartExecution(parts, runner),
    SendTaskSuccess,
    SendTaskFailure,
    ...createExecutions(parts, runner),
  };

  return {
    async handle(action, input) {
      const act = Object.hasOwn(actions, action) ? actions[action] : undefined;
      if (act === undefined)
        throw new AwsError('UnknownOperationException', `${action} is not built in here`);
      return act(input);
    },
    start() {
      void timers.fire();
      void timers.recover();
    },
    tick: () => void timers.fire(),
    counters: counters.read,
    resetCounters: counters.reset,
    machineOf(taskToken) {
      const token = readToken(taskToken);
      return token && store.find(token.execution)?.machine;
    },
    close: runner.close,
  };
}
