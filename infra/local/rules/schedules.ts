import type { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { createAlarm } from '#local/kernel/alarm.ts';
import type { Clock } from '#local/kernel/engine.ts';
import { inTransaction } from '#local/kernel/transaction.ts';
import { parseSchedule } from '#local/rules/schedule.ts';

export interface SchedulesOptions {
  db: DatabaseSync;
  clock: Clock;
  schedules: { name: string; expression: string }[];
  /** Called within the transaction that notes the firing. */
  fire(name: string, time: number): void;
}

const Last = z.object({ last: z.number() });

/** Fires rules at their times; times that passed while nothing ran, or in a jump of the clock, count as one. */
export function createSchedules({ db, clock, schedules, fire }: SchedulesOptions) {
  db.exec(`
    CREATE TABLE IF NOT EXISTS events_schedule (
      name TEXT NOT NULL,
      expression TEXT NOT NULL,
      last INTEGER NOT NULL,
      PRIMARY KEY (name, expression)
    ) STRICT, WITHOUT ROWID;
  `);
  const begin = db.prepare(
    'INSERT INTO events_schedule (name, expression, last) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const read = db.prepare('SELECT last FROM events_schedule WHERE name = ? AND expression = ?');
  const note = db.prepare('UPDATE events_schedule SET last = ? WHERE name = ? AND expression = ?');
  const alarm = createAlarm(clock, tick);
  const parsed = schedules.map((schedule) => ({ ...schedule, next: parseSchedule(schedule.expression) }));

  function tick() {
    alarm.reset(undefined);
    const now = clock.now();
    for (const { name, expression, next } of parsed) {
      const { last } = Last.parse(read.get(name, expression));
      // A clock that was set back does not wait until it is again as late as it was.
      if (last > now) note.run(now, name, expression);
      const due = next(Math.min(last, now));
      if (due <= now) {
        inTransaction(db, () => {
          note.run(now, name, expression);
          fire(name, now);
        });
      }
      alarm.at(due <= now ? next(now) : due);
    }
  }

  return {
    start() {
      for (const { name, expression } of parsed) begin.run(name, expression, clock.now());
      tick();
    },
    tick,
    close: alarm.close,
  };
}
