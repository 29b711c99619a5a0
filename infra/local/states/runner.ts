import type { Alarm } from '#local/kernel/alarm.ts';
import type { Clock } from '#local/kernel/engine.ts';
import { createGate } from '#local/kernel/gate.ts';
import { makeCall, type Outside } from '#local/states/call.ts';
import type { Counters } from '#local/states/counters.ts';
import { eventsOfTask } from '#local/states/events.ts';
import type { Library } from '#local/states/library.ts';
import { createMarks } from '#local/states/marks.ts';
import type { ExecutionRow } from '#local/states/schema.ts';
import { type Call, type Outcome, type Step, settle } from '#local/states/step.ts';
import type { StatesStore } from '#local/states/store.ts';

export interface RunnerParts extends Outside {
  store: StatesStore;
  library: Library;
  clock: Clock;
  counters: Counters;
  alarm: Alarm;
}

/** Moves executions: commits each step, and only then makes its call and sets its timer. */
export type Runner = ReturnType<typeof createRunner>;

const callsAtOnce = 200;

export function createRunner({ store, library, clock, counters, alarm, ...outside }: RunnerParts) {
  const gate = createGate(callsAtOnce);
  const marks = createMarks(store);
  let closed = false;

  function follow({ row, call, ...step }: Step) {
    counters.count({ row, ...step });
    alarm.at(row.due ?? undefined);
    if (call !== undefined) make(call);
  }

  const make = (call: Call) => gate.run(() => perform(call));

  async function perform({ id, visit, state, args }: Call): Promise<void> {
    const row = store.find(id);
    if (closed || row?.visit !== visit) return;
    const task = { machine: row.machine, resource: state.resource };
    const outcome = await makeCall(outside, task, args);
    if (closed) return;
    if (outcome.ok && state.resource.kind === 'callback') {
      marks.add({ id, visit, event: eventsOfTask(clock.now(), state.resource).submitted(outcome.result) });
    } else {
      await finish(id, visit, outcome);
    }
  }

  /** False when that attempt is no longer the current one: it was answered, timed out or stopped before. */
  async function finish(id: number, visit: number, outcome: Outcome): Promise<boolean> {
    const row = store.find(id);
    if (row === undefined || row.visit !== visit || row.status !== 'RUNNING') return false;
    return commit(row, await settle(library.machineOf(row), row, clock.now(), outcome));
  }

  function commit(row: ExecutionRow, step: Step): boolean {
    if (closed || !store.update(step.row, row.visit, step.events)) return false;
    follow(step);
    return true;
  }

  return {
    follow,
    make,
    finish,
    commit,
    room: gate.room,
    isClosed: () => closed,
    close() {
      closed = true;
      alarm.close();
      marks.close();
    },
  };
}
