import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { StreamRecord } from '#local/tables/stream-record.ts';

/** An item's key as JSON, and when it goes. */
export const ExpiryRow = z.object({ item: z.string(), at: z.number() });
export type ExpiryRow = z.infer<typeof ExpiryRow>;

const Earliest = z.object({ at: z.number().nullable() });
const Seconds = z.object({ N: z.string() });
const atOnce = 50;

/** Which items of a table go, and when. */
export type ExpiryStore = ReturnType<typeof createExpiryStore>;

export function createExpiryStore(db: DatabaseSync, table: string) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS table_expiry (
      name TEXT NOT NULL,
      item TEXT NOT NULL,
      at INTEGER NOT NULL,
      PRIMARY KEY (name, item)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS table_expiry_at ON table_expiry (name, at);
  `);
  const put = db.prepare('INSERT OR REPLACE INTO table_expiry VALUES (?, ?, ?)');
  const remove = db.prepare('DELETE FROM table_expiry WHERE name = ? AND item = ?');
  const forget = db.prepare('DELETE FROM table_expiry WHERE name = ? AND item = ? AND at = ?');
  const due = db.prepare('SELECT item, at FROM table_expiry WHERE name = ? AND at <= ? ORDER BY at LIMIT ?');
  const earliest = db.prepare('SELECT min(at) AS at FROM table_expiry WHERE name = ?');

  return {
    note({ dynamodb: { Keys, NewImage } }: StreamRecord, attribute: string) {
      const item = JSON.stringify(Object.fromEntries(Object.entries(Keys).sort()));
      const seconds = Seconds.safeParse(NewImage?.[attribute]).data?.N;
      if (seconds === undefined) remove.run(table, item);
      else put.run(table, item, Math.ceil(parseFloat(seconds) * 1000));
    },
    forget: (item: string, at: number) => forget.run(table, item, at),
    due: (now: number) => z.array(ExpiryRow).parse(due.all(table, now, atOnce)),
    earliest: () => Earliest.parse(earliest.get(table)).at ?? undefined,
  };
}
