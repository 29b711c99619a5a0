import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { dueRows } from '#local/kernel/due-work.ts';

const InvocationRow = z.object({
  id: z.number(),
  functionName: z.string(),
  event: z.string(),
  accepted: z.number(),
  failures: z.number(),
  outages: z.number(),
});
export type InvocationRow = z.infer<typeof InvocationRow>;

/** The invocations that were accepted and are not done; `due` is empty while one runs. */
export function createAsyncStore(db: DatabaseSync) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS events_invocation (
      id INTEGER PRIMARY KEY,
      functionName TEXT NOT NULL,
      event TEXT NOT NULL,
      accepted INTEGER NOT NULL,
      failures INTEGER NOT NULL DEFAULT 0,
      outages INTEGER NOT NULL DEFAULT 0,
      due INTEGER
    ) STRICT;
  `);
  const insert = db.prepare(
    'INSERT INTO events_invocation (functionName, event, accepted, due) VALUES (?, ?, ?, ?)',
  );
  const postpone = db.prepare('UPDATE events_invocation SET failures = ?, outages = ?, due = ? WHERE id = ?');

  return {
    ...dueRows(db, 'events_invocation', InvocationRow),
    add: (functionName: string, event: unknown, now: number) =>
      insert.run(functionName, JSON.stringify(event ?? null), now, now),
    postpone: ({ id, failures, outages }: InvocationRow, due: number) =>
      postpone.run(failures, outages, due, id),
  };
}
