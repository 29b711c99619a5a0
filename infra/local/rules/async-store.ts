import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';

const InvocationRow = z.object({
  id: z.number(),
  functionName: z.string(),
  event: z.string(),
  accepted: z.number(),
  failures: z.number(),
  outages: z.number(),
});
export type InvocationRow = z.infer<typeof InvocationRow>;

const Due = z.object({ due: z.number().nullable() });

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
    CREATE INDEX IF NOT EXISTS events_invocation_due ON events_invocation (due);
  `);
  const insert = db.prepare(
    'INSERT INTO events_invocation (functionName, event, accepted, due) VALUES (?, ?, ?, ?)',
  );
  const takeDue = db.prepare(
    `UPDATE events_invocation SET due = NULL
     WHERE id IN (SELECT id FROM events_invocation WHERE due <= ? ORDER BY due, id LIMIT ?) RETURNING *`,
  );
  const postpone = db.prepare('UPDATE events_invocation SET failures = ?, outages = ?, due = ? WHERE id = ?');
  const remove = db.prepare('DELETE FROM events_invocation WHERE id = ?');
  const nextDue = db.prepare('SELECT min(due) AS due FROM events_invocation');
  const restore = db.prepare('UPDATE events_invocation SET due = ? WHERE due IS NULL');

  return {
    add: (functionName: string, event: unknown, now: number) =>
      insert.run(functionName, JSON.stringify(event ?? null), now, now),
    takeDue: (now: number, limit: number) => takeDue.all(now, limit).map((row) => InvocationRow.parse(row)),
    postpone: ({ id, failures, outages }: InvocationRow, due: number) =>
      postpone.run(failures, outages, due, id),
    remove: (id: number) => remove.run(id),
    nextDue: () => Due.parse(nextDue.get()).due ?? undefined,
    /** After a crash, those that ran are due again. */
    restore: (now: number) => restore.run(now),
  };
}
