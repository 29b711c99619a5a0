import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { createAlarm } from '#local/kernel/alarm.ts';
import type { Clock } from '#local/kernel/engine.ts';

const Due = z.object({ due: z.number().nullable() });

/** The rows of a table with the columns `id` and `due`; `due` is empty while a row is worked on. */
export function dueRows<Row>(db: DatabaseSync, table: string, schema: z.ZodType<Row>) {
  db.exec(`CREATE INDEX IF NOT EXISTS ${table}_due ON ${table} (due)`);
  const take = db.prepare(
    `UPDATE ${table} SET due = NULL
     WHERE id IN (SELECT id FROM ${table} WHERE due <= ? ORDER BY due, id LIMIT ?) RETURNING *`,
  );
  const remove = db.prepare(`DELETE FROM ${table} WHERE id = ?`);
  const nextDue = db.prepare(`SELECT min(due) AS due FROM ${table}`);
  const restore = db.prepare(`UPDATE ${table} SET due = ? WHERE due IS NULL`);
  return {
    take: (now: number, limit: number) => take.all(now, limit).map((row) => schema.parse(row)),
    remove: (id: number) => remove.run(id),
    nextDue: () => Due.parse(nextDue.get()).due ?? undefined,
    restore: (now: number) => restore.run(now),
  };
}

const atOnce = 20;

/** Works on each row when it is due; after a crash, rows that were under way are due again. */
export function createDueWork<Row>(
  clock: Clock,
  rows: Pick<ReturnType<typeof dueRows<Row>>, 'take' | 'nextDue' | 'restore'>,
  work: (row: Row) => Promise<void>,
) {
  const alarm = createAlarm(clock, pump);
  let running = 0;
  let open = false;

  function pump() {
    if (!open || running >= atOnce) return;
    for (const row of rows.take(clock.now(), atOnce - running)) {
      running += 1;
      void work(row).finally(() => {
        running -= 1;
        pump();
      });
    }
    alarm.reset(rows.nextDue());
  }

  return {
    isOpen: () => open,
    /** To be called when a row was added, perhaps within a transaction that is still open. */
    added: () => queueMicrotask(pump),
    start() {
      open = true;
      rows.restore(clock.now());
      pump();
    },
    tick: pump,
    close() {
      open = false;
      alarm.close();
    },
  };
}
