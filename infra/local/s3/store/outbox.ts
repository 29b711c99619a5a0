import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { EventBridgeEvent } from '#local/kernel/engine.ts';
import { inTransaction } from '#local/kernel/transaction.ts';

const Event = z.object({
  id: z.string(),
  source: z.string(),
  'detail-type': z.string(),
  time: z.string(),
  account: z.string(),
  region: z.string(),
  resources: z.array(z.string()),
  detail: z.unknown(),
});
const Row = z.object({ id: z.number(), event: z.string() });

/** Events that nobody has taken over yet; they are written down in the transaction of what they tell. */
export interface Outbox {
  add(event: EventBridgeEvent): void;
  /** Hands the events on in order; one that is not taken stays, and so do those behind it. */
  drain(): void;
}

export function sqliteOutbox(db: DatabaseSync, emit: (event: EventBridgeEvent) => void): Outbox {
  const insert = db.prepare('INSERT INTO s3_outbox (event) VALUES (?)');
  const first = db.prepare('SELECT id, event FROM s3_outbox ORDER BY id LIMIT 1');
  const erase = db.prepare('DELETE FROM s3_outbox WHERE id = ?');
  let waiting = true;
  const handOn = () => {
    const row = first.get();
    if (row === undefined) return false;
    const { id, event } = Row.parse(row);
    erase.run(id);
    emit({ ...Event.parse(JSON.parse(event)) });
    return true;
  };
  return {
    add(event) {
      insert.run(JSON.stringify(event));
      waiting = true;
    },
    drain() {
      while (waiting) waiting = inTransaction(db, handOn);
    },
  };
}
