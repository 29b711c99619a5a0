import { describe, expect, it } from 'vitest';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { type Move, redateOpen, redateSettled } from '#shared/use-cases/process/redate-open.ts';
import { proclaiming } from '#test/calendar/proclaimed.ts';
import { calendar, local, open, reception } from '#test/dossier/fixtures.ts';
import { submittedIn, world } from '#test/dossier/world.ts';

const proclaimed = proclaiming(calendar);
const at = local('2026-03-03 08:00');

/** Three accepted dossiers and one that is not, before and after the proclamation. */
async function deployed() {
  const before = world();
  const codes: string[] = [];
  for (let left = 4; left > 0; left -= 1) {
    const { code, ...dossier } = await submittedIn(before);
    codes.push(code);
    if (left === 1) continue;
    const command = {
      type: 'complete',
      task: open({ dossier: { code, ...dossier } }).task.no,
      outcome: 'accept',
    };
    await obey(before, { code, command: command as never, by: reception, at: local('2026-03-02 09:00') });
  }
  const { reference } = world({ calendars: [proclaimed] });
  return { deps: { ...before, reference }, codes };
}

const dueOf = async ({ store }: Awaited<ReturnType<typeof deployed>>['deps'], code: string) => {
  const dossier = await store.find(code);
  return dossier !== undefined && 'clock' in dossier ? dossier.clock?.dueAt : undefined;
};

async function run(deps: Awaited<ReturnType<typeof deployed>>['deps'], preview: boolean) {
  const moves: (Move | { failed: string })[] = [];
  const redating = await redateOpen(deps, { at, preview, report: (move) => moves.push(move) });
  return { redating, moves };
}

describe('redating what is open', () => {
  it('shows in a preview what would move, and changes nothing', async () => {
    const { deps, codes } = await deployed();
    const { redating, moves } = await run(deps, true);
    expect(redating).toEqual({ looked: 4, moved: 3, failed: 0 });
    expect(moves).toHaveLength(3);
    expect(await dueOf(deps, codes[0] ?? '')).toBe(local('2026-03-05 17:30'));
  });

  it('moves each once, however often it is done and by however many at once', async () => {
    const { deps, codes } = await deployed();
    await Promise.all([run(deps, false), run(deps, false)]);
    expect((await run(deps, false)).redating).toMatchObject({ moved: 0, failed: 0 });
    for (const code of codes.slice(0, 3)) {
      expect(await dueOf(deps, code)).toBe(local('2026-03-06 17:30'));
      const types = (await deps.store.journal(code)).flatMap(({ events }) => events.map(({ type }) => type));
      expect(types.filter((type) => type === 'dossier.redated')).toHaveLength(1);
    }
  });

  it('goes on where it was interrupted', async () => {
    const { deps, codes } = await deployed();
    let left = 1;
    const append: typeof deps.store.append = async (recorded) => {
      left -= 1;
      if (left < 0) throw new Error('the table is away');
      return deps.store.append(recorded);
    };
    const { redating } = await run({ ...deps, store: { ...deps.store, append } }, false);
    expect(redating).toEqual({ looked: 4, moved: 1, failed: 2 });
    expect((await run(deps, false)).redating).toEqual({ looked: 4, moved: 2, failed: 0 });
    for (const code of codes.slice(0, 3)) expect(await dueOf(deps, code)).toBe(local('2026-03-06 17:30'));
  });
});

describe('redating right after a calendar was published', () => {
  const at = Date.parse('2026-03-03T01:00:00Z');
  const settling = async (settledAt: string | undefined) => {
    const done: string[] = [];
    const result = await redateSettled(
      async () => {
        done.push('run');
        return { looked: 3, moved: done.length, failed: 0 };
      },
      { settledAt, now: () => at, wait: async (ms) => void done.push(`wait ${ms}`) },
    );
    return { done, result };
  };

  it('runs over once more when nobody remembers the calendar before', async () => {
    const { done, result } = await settling('2026-03-03T01:00:12.000Z');
    expect(done).toEqual(['run', 'wait 12000', 'run']);
    expect(result).toEqual({ looked: 3, moved: 4, failed: 0 });
  });

  it.each([undefined, '2026-03-03T01:00:00.000Z', '2026-03-01T00:00:00.000Z'])(
    'runs once where that is so already: %s',
    async (settledAt) => {
      expect((await settling(settledAt)).done).toEqual(['run']);
    },
  );
});
