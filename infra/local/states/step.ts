import { contextOf, retriesOf } from '#local/states/context.ts';
import { eventsOfTask, stateEntered, stateExited } from '#local/states/events.ts';
import { type Catcher, covers, getState, type Machine, type TaskState } from '#local/states/machine.ts';
import { retryDelay } from '#local/states/retry.ts';
import type { ExecutionRow, HistoryEvent } from '#local/states/schema.ts';
import { QueryEvaluationError, type Template } from '#local/states/template.ts';
import { newSecret } from '#local/states/token.ts';

/** What became of a task. */
export type Outcome = { ok: true; result: unknown } | { ok: false; error: string; cause: string };

/** The next position of an execution: to be committed first, then acted on. */
export interface Step {
  row: ExecutionRow;
  events: HistoryEvent[];
  transitions: number;
  call: Call | undefined;
}

/** The call that a task makes, ready to be made. */
export interface Call {
  id: number;
  visit: number;
  state: TaskState;
  args: unknown;
}

interface Draft extends Step {
  machine: Machine;
  now: number;
}

type Next =
  | { move: 'enter'; state: string; input: unknown }
  | { move: 'schedule' }
  | { move: 'settle'; outcome: Outcome };

const largestPayload = 262_144;
const longestWalk = 100;

/** Enters the first state of a new execution. */
export function begin(machine: Machine, row: ExecutionRow, now: number): Promise<Step> {
  const draft = draftOf(machine, row, now);
  draft.transitions += 1;
  draft.events.push({ at: now, type: 'ExecutionStarted', details: { input: row.input } });
  return walk(draft, { move: 'enter', state: machine.startAt, input: JSON.parse(row.input) });
}

/** Goes on from what became of the current task. */
export const settle = (machine: Machine, row: ExecutionRow, now: number, outcome: Outcome): Promise<Step> =>
  walk(draftOf(machine, row, now), { move: 'settle', outcome });

/** Tries the current state again, its pause being over. */
export function retry(machine: Machine, row: ExecutionRow, now: number): Promise<Step> {
  const draft = draftOf(machine, row, now);
  draft.transitions += 1;
  return walk(draft, { move: 'schedule' });
}

/** Schedules the current task once more as it was, with its token: what a restart does to a call that was cut off. */
export async function repeat(machine: Machine, row: ExecutionRow): Promise<Call> {
  const state = getState(machine, row.state);
  const states = { input: JSON.parse(row.stateInput), context: contextOf(row) };
  return { id: row.id, visit: row.visit, state, args: await state.args(states, row.entered) };
}

const draftOf = (machine: Machine, row: ExecutionRow, now: number): Draft => ({
  machine,
  now,
  row: { ...row, visit: row.visit + 1, secret: null, due: null },
  events: [],
  transitions: 0,
  call: undefined,
});

async function walk(draft: Draft, first: Next): Promise<Step> {
  let next: Next | undefined = first;
  for (let moves = 0; next !== undefined; moves += 1) {
    // A state whose fields fail to evaluate and which catches that into itself would never stop.
    if (moves > longestWalk)
      next = end(draft, 'States.Runtime', 'the states lead into each other without any task');
    else next = await take(draft, next);
  }
  return draft;
}

function take(draft: Draft, next: Next): Promise<Next | undefined> | Next {
  if (next.move === 'enter') return enter(draft, next.state, next.input);
  if (next.move === 'schedule') return schedule(draft);
  return next.outcome.ok ? succeed(draft, next.outcome.result) : recover(draft, next.outcome);
}

function enter(draft: Draft, name: string, input: unknown): Next {
  const stateInput = JSON.stringify(input);
  Object.assign(draft.row, { state: name, stateInput, entered: draft.now, retries: '[]' });
  draft.transitions += 1;
  draft.events.push(stateEntered(draft.now, name, stateInput));
  return { move: 'schedule' };
}

async function schedule(draft: Draft): Promise<Next | undefined> {
  const { row, now } = draft;
  const state = getState(draft.machine, row.state);
  row.secret = state.resource.kind === 'callback' ? newSecret() : null;
  const args = await evaluate(draft, state.args, {});
  if (!args.ok) return { move: 'settle', outcome: args };
  const timeout = await evaluate(draft, state.timeoutSeconds, {});
  if (!timeout.ok) return { move: 'settle', outcome: timeout };
  if (!isTimeout(timeout.result)) {
    const cause = `${row.state}/TimeoutSeconds: ${JSON.stringify(timeout.result)} is no positive whole number`;
    return { move: 'settle', outcome: { ok: false, error: 'States.QueryEvaluationError', cause } };
  }
  Object.assign(row, { phase: 'calling', due: now + timeout.result * 1000 });
  draft.call = { id: row.id, visit: row.visit, state, args: args.result };
  draft.events.push(...eventsOfTask(now, state.resource).scheduled(args.result, timeout.result));
  return undefined;
}

async function succeed(draft: Draft, result: unknown): Promise<Next | undefined> {
  const { row, now } = draft;
  const state = getState(draft.machine, row.state);
  draft.events.push(eventsOfTask(now, state.resource).succeeded(result));
  const output =
    state.output === undefined
      ? { ok: true as const, result }
      : await evaluate(draft, state.output, { result });
  if (!output.ok) return { move: 'settle', outcome: output };
  const text = JSON.stringify(output.result);
  if (text.length > largestPayload)
    return end(draft, 'States.DataLimitExceeded', `the output of ${row.state} is too large`);
  draft.events.push(stateExited(now, row.state, text));
  if (state.next !== undefined) return { move: 'enter', state: state.next, input: output.result };
  Object.assign(row, { status: 'SUCCEEDED', output: text, stopped: now, phase: 'closed' });
  draft.events.push({ at: now, type: 'ExecutionSucceeded', details: { output: text } });
  return undefined;
}

/** The first retrier that names the error decides; when it is used up, the first catcher; else the execution fails. */
async function recover(draft: Draft, failure: Outcome & { ok: false }): Promise<Next | undefined> {
  const { row, now } = draft;
  const state = getState(draft.machine, row.state);
  draft.events.push(eventsOfTask(now, state.resource).failed({ error: failure.error, cause: failure.cause }));
  if (pause(draft, state, failure.error)) return undefined;
  const catcher = state.catchers.find(({ errors }) => covers(errors, failure.error));
  if (catcher === undefined) return end(draft, failure.error, failure.cause);
  const output = await caught(draft, catcher, failure);
  if (!output.ok) return end(draft, output.error, output.cause);
  draft.events.push(stateExited(now, row.state, JSON.stringify(output.result)));
  return { move: 'enter', state: catcher.next, input: output.result };
}

function pause({ row, now }: Draft, state: TaskState, error: string): boolean {
  const index = state.retriers.findIndex(({ ErrorEquals }) => covers(ErrorEquals, error));
  const retrier = state.retriers[index];
  const counts = state.retriers.map((_, i) => retriesOf(row)[i] ?? 0);
  const used = counts[index] ?? 0;
  if (retrier === undefined || used >= retrier.MaxAttempts) return false;
  counts[index] = used + 1;
  const due = now + retryDelay(retrier, used);
  Object.assign(row, { phase: 'retry', secret: null, due, retries: JSON.stringify(counts) });
  return true;
}

function caught(
  draft: Draft,
  catcher: Catcher,
  { error, cause }: Outcome & { ok: false },
): Promise<Outcome> | Outcome {
  const errorOutput = { Error: error, Cause: cause };
  return catcher.output === undefined
    ? { ok: true, result: errorOutput }
    : evaluate(draft, catcher.output, { errorOutput });
}

function end({ row, events, now }: Draft, error: string, cause: string): undefined {
  Object.assign(row, { status: 'FAILED', error, cause, stopped: now, phase: 'closed', secret: null });
  events.push({ at: now, type: 'ExecutionFailed', details: { error, cause } });
}

async function evaluate(
  { row, now }: Draft,
  template: Template,
  more: { result?: unknown; errorOutput?: unknown },
): Promise<Outcome> {
  try {
    const states = { input: JSON.parse(row.stateInput), context: contextOf(row), ...more };
    return { ok: true, result: await template(states, now) };
  } catch (error) {
    if (!(error instanceof QueryEvaluationError)) throw error;
    return { ok: false, error: error.name, cause: error.message };
  }
}

const isTimeout = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 99_999_999;
