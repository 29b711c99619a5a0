import { AwsError } from '#local/kernel/aws-error.ts';
import { executionArn } from '#local/states/context.ts';
import { detailsField } from '#local/states/events.ts';
import {
  ExecutionInput,
  GetExecutionHistoryInput,
  ListExecutionsInput,
  parseInput,
  StopExecutionInput,
} from '#local/states/inputs.ts';
import type { Runner, RunnerParts } from '#local/states/runner.ts';
import type { ExecutionRow } from '#local/states/schema.ts';
import type { StatesStore } from '#local/states/store.ts';

/** The actions that read executions, and StopExecution. */
export function createExecutions(parts: RunnerParts, runner: Runner) {
  return { ...reading(parts), ...stopping(parts, runner) };
}

function reading({ store, library }: RunnerParts) {
  return {
    async DescribeExecution(raw: unknown) {
      const row = getExecution(store, parseInput(ExecutionInput, raw).executionArn);
      return { ...summary(row), ...details(row) };
    },

    async ListExecutions(raw: unknown) {
      const { stateMachineArn, statusFilter, maxResults, nextToken } = parseInput(ListExecutionsInput, raw);
      library.get(stateMachineArn);
      const limit = maxResults || 100;
      const below = nextToken === undefined ? Number.MAX_SAFE_INTEGER : Number(nextToken);
      const rows = store.list({ machine: stateMachineArn, status: statusFilter, below, limit });
      const next = rows.length === limit ? { nextToken: String(rows.at(-1)?.id) } : {};
      return { executions: rows.map(summary), ...next };
    },

    async GetExecutionHistory(raw: unknown) {
      const {
        executionArn: arn,
        maxResults,
        nextToken,
        reverseOrder,
      } = parseInput(GetExecutionHistoryInput, raw);
      const events = store.events(getExecution(store, arn).id).map(({ at, type, details }, i) => ({
        id: i + 1,
        previousEventId: i,
        timestamp: at / 1000,
        type,
        [detailsField[type] ?? 'details']: details,
      }));
      if (reverseOrder) events.reverse();
      const from = Number(nextToken ?? 0);
      const until = from + (maxResults || 100);
      return {
        events: events.slice(from, until),
        ...(until < events.length ? { nextToken: String(until) } : {}),
      };
    },
  };
}

function stopping({ store, clock }: RunnerParts, runner: Runner) {
  return {
    async StopExecution(raw: unknown) {
      const { executionArn: arn, error, cause } = parseInput(StopExecutionInput, raw);
      const row = getExecution(store, arn);
      const now = clock.now();
      if (row.status !== 'RUNNING') return { stopDate: (row.stopped ?? now) / 1000 };
      const stopped: ExecutionRow = {
        ...row,
        ...{
          status: 'ABORTED',
          phase: 'closed',
          stopped: now,
          due: null,
          secret: null,
          visit: row.visit + 1,
        },
        ...{ error: error ?? null, cause: cause ?? null },
      };
      const events = [{ at: now, type: 'ExecutionAborted', details: { error, cause } }];
      runner.commit(row, { row: stopped, events, transitions: 0, call: undefined });
      return { stopDate: now / 1000 };
    },
  };
}

function getExecution(store: StatesStore, arn: string): ExecutionRow {
  const [, partition, , region, account, kind, machine, name = ''] = arn.split(':');
  if (kind !== 'execution') throw new AwsError('InvalidArn', `Invalid Arn: '${arn}'`);
  const row = store.findByName(`arn:${partition}:states:${region}:${account}:stateMachine:${machine}`, name);
  if (row === undefined) throw new AwsError('ExecutionDoesNotExist', `Execution Does Not Exist: '${arn}'`);
  return row;
}

const summary = ({ machine, name, status, started, stopped }: ExecutionRow) => ({
  executionArn: executionArn(machine, name),
  stateMachineArn: machine,
  name,
  status,
  startDate: started / 1000,
  ...(stopped === null ? {} : { stopDate: stopped / 1000 }),
});

const details = ({ input, output, error, cause }: ExecutionRow) => ({
  input,
  inputDetails: { included: true },
  ...(output === null ? {} : { output, outputDetails: { included: true } }),
  ...(error === null ? {} : { error }),
  ...(cause === null ? {} : { cause }),
});
