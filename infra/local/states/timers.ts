import type { Runner, RunnerParts } from '#local/states/runner.ts';
import type { ExecutionRow } from '#local/states/schema.ts';
import { repeat, retry } from '#local/states/step.ts';

const batch = 64;

/** What makes executions go on without being spoken to: timers that run out, and a restart. */
export function createTimers({ store, library, clock, alarm }: RunnerParts, runner: Runner) {
  let firing = false;

  async function fireOne(row: ExecutionRow): Promise<void> {
    if (row.phase === 'retry') {
      runner.commit(row, await retry(library.machineOf(row), row, clock.now()));
    } else {
      const cause = `${row.state} did not finish in time`;
      await runner.finish(row.id, row.visit, { ok: false, error: 'States.Timeout', cause });
    }
  }

  return {
    async fire(): Promise<void> {
      if (firing || runner.isClosed()) return;
      firing = true;
      for (let rows = store.due(clock.now(), batch); rows.length > 0; rows = store.due(clock.now(), batch)) {
        await Promise.all(rows.map(fireOne));
        await runner.room();
        if (runner.isClosed()) return;
      }
      firing = false;
      alarm.reset(store.nextDue());
    },

    /** Makes the calls again that a crash may have cut off; those started from now on look after themselves. */
    async recover(): Promise<void> {
      const until = store.lastId();
      let rows = store.calling(0, until, batch);
      while (rows.length > 0) {
        for (const row of rows) runner.make(await repeat(library.machineOf(row), row));
        await runner.room();
        if (runner.isClosed()) return;
        rows = store.calling(rows.at(-1)?.id ?? until, until, batch);
      }
    },
  };
}
