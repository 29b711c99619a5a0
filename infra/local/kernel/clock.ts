import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import type { Clock } from '#local/kernel/engine.ts';

/** The cloud's time: the machine's, and how far it was moved from there. */
export interface MovableClock extends Clock {
  /** One float64, the distance in milliseconds, that the threads of functions read as it changes. */
  offset: SharedArrayBuffer;
  moveTo(time: number): void;
  /** Told after every move. */
  onMove(listener: () => void): void;
}

/** How long something may be under way that began before the clock was moved, in milliseconds. */
const underWay = 60_000;

const Row = z.object({ offset: z.number() });

/** Keeps how far it was moved, so that a restart does not bring the past back. */
export function createMovableClock(db: DatabaseSync): MovableClock {
  db.exec(
    'CREATE TABLE IF NOT EXISTS cloud_clock (id INTEGER PRIMARY KEY CHECK (id = 1), offset REAL NOT NULL)',
  );
  const kept = db.prepare('SELECT offset FROM cloud_clock').get();
  const save = db.prepare('INSERT OR REPLACE INTO cloud_clock VALUES (1, ?)');
  const offset = new SharedArrayBuffer(8);
  const shared = new Float64Array(offset);
  const listeners: (() => void)[] = [];
  let left: { offset: number; at: number }[] = [];
  if (kept !== undefined) shared[0] = Row.parse(kept).offset;

  return {
    offset,
    now: () => Date.now() + (shared[0] ?? 0),
    unmoved: () =>
      left.filter(({ at }) => Date.now() - at < underWay).map((before) => Date.now() + before.offset),
    moveTo(time) {
      const at = Date.now();
      left = [...left.filter((before) => at - before.at < underWay), { offset: shared[0] ?? 0, at }];
      shared[0] = time - Date.now();
      save.run(shared[0]);
      for (const listener of listeners) listener();
    },
    onMove: (listener) => void listeners.push(listener),
  };
}
