import { z } from 'zod';
import type { ExecutionRow } from '#local/states/schema.ts';
import { writeToken } from '#local/states/token.ts';

/** `$states.context` of an execution at the state it stands in. */
export function contextOf(row: ExecutionRow) {
  return {
    Execution: {
      Id: executionArn(row.machine, row.name),
      Input: JSON.parse(row.input),
      Name: row.name,
      StartTime: new Date(row.started).toISOString(),
    },
    State: {
      EnteredTime: new Date(row.entered).toISOString(),
      Name: row.state,
      RetryCount: retriesOf(row).reduce((sum, count) => sum + count, 0),
    },
    StateMachine: { Id: row.machine, Name: row.machine.split(':')[6] ?? '' },
    ...(row.secret === null
      ? {}
      : { Task: { Token: writeToken({ execution: row.id, secret: row.secret }) } }),
  };
}

export const executionArn = (machine: string, name: string) =>
  `${machine.replace(':stateMachine:', ':execution:')}:${name}`;

/** How often each retrier of the current state was used, in the order of the definition. */
export const retriesOf = (row: ExecutionRow): number[] => Retries.parse(JSON.parse(row.retries));

const Retries = z.array(z.number());
