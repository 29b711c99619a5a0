import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

/**
 * One row per execution holds everything that is needed to go on after a crash: the state it stands in, that state's
 * input, and what it waits for. `visit` changes with every attempt, so that a late answer to an earlier one is ignored.
 */
export function createStatesTables(db: DatabaseSync) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS sfn_definition (
      hash TEXT PRIMARY KEY,
      text TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE IF NOT EXISTS sfn_execution (
      id INTEGER PRIMARY KEY,
      machine TEXT NOT NULL,
      name TEXT NOT NULL,
      definition TEXT NOT NULL,
      input TEXT NOT NULL,
      status TEXT NOT NULL,
      started INTEGER NOT NULL,
      stopped INTEGER,
      output TEXT,
      error TEXT,
      cause TEXT,
      state TEXT NOT NULL,
      stateInput TEXT NOT NULL,
      entered INTEGER NOT NULL,
      phase TEXT NOT NULL,
      visit INTEGER NOT NULL,
      secret TEXT,
      due INTEGER,
      retries TEXT NOT NULL,
      UNIQUE (machine, name)
    ) STRICT;
    CREATE INDEX IF NOT EXISTS sfn_execution_due ON sfn_execution (due) WHERE due IS NOT NULL;
    CREATE INDEX IF NOT EXISTS sfn_execution_calling ON sfn_execution (id) WHERE phase = 'calling';
    CREATE INDEX IF NOT EXISTS sfn_execution_status ON sfn_execution (machine, status, id);

    CREATE TABLE IF NOT EXISTS sfn_history (
      id INTEGER PRIMARY KEY,
      execution INTEGER NOT NULL,
      events TEXT NOT NULL
    ) STRICT;
    CREATE INDEX IF NOT EXISTS sfn_history_execution ON sfn_history (execution, id);
  `);
}

export const Status = z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'ABORTED', 'TIMED_OUT']);
export type Status = z.infer<typeof Status>;

/** `calling`: the task's call must be made (again after a crash); `waiting`: made, a token will answer; `retry`: a pause. */
const Phase = z.enum(['calling', 'waiting', 'retry', 'closed']);

export const ExecutionRow = z.object({
  id: z.number(),
  machine: z.string(),
  name: z.string(),
  definition: z.string(),
  input: z.string(),
  status: Status,
  started: z.number(),
  stopped: z.number().nullable(),
  output: z.string().nullable(),
  error: z.string().nullable(),
  cause: z.string().nullable(),
  state: z.string(),
  stateInput: z.string(),
  entered: z.number(),
  phase: Phase,
  visit: z.number(),
  secret: z.string().nullable(),
  due: z.number().nullable(),
  retries: z.string(),
});
export type ExecutionRow = z.infer<typeof ExecutionRow>;

/** One thing that happened in an execution, as GetExecutionHistory tells it. */
export const HistoryEvent = z.object({
  at: z.number(),
  type: z.string(),
  details: z.record(z.string(), z.unknown()),
});
export type HistoryEvent = z.infer<typeof HistoryEvent>;
