import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { linesOf } from '#shared/dossier/work-list/task-board.ts';
import type { TaskLines } from '#shared/dossier/work-list/task-line.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { taskBoards } from '#shared/use-cases/dossier/task-boards.ts';
import { local, portal, reception } from '#test/dossier/fixtures.ts';
import { submittedIn, world } from '#test/dossier/world.ts';

/** Lines of a deployment in memory, and a note of what was read. */
function watched({ taskLines }: ReturnType<typeof world>) {
  const read: string[] = [];
  const lines: TaskLines = {
    async all(unit) {
      read.push(`all ${unit}`);
      return taskLines.all(unit);
    },
    async changedSince(unit, since) {
      read.push(`since ${since}`);
      return taskLines.changedSince(unit, since);
    },
  };
  return { read, boards: taskBoards(lines, 2), lines };
}

beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(local('2026-03-02 08:30')) }));
afterEach(() => void vi.useRealTimers());

describe('the boards of units', () => {
  const codesOf = async ({ boards }: ReturnType<typeof watched>, at: string, unit = 'H00.01') =>
    linesOf(await boards.of(unit, at), {}, at).map(({ code }) => code);

  it('are loaded once, and then read by what was written since a minute before the last look', async () => {
    const deps = world();
    await submittedIn(deps);
    const seen = watched(deps);
    expect(await codesOf(seen, local('2026-03-02 09:00'))).toHaveLength(1);
    vi.setSystemTime(Date.parse(local('2026-03-02 08:59')));
    // When it was decided does not matter.
    await submittedIn(deps, { at: local('2026-03-02 07:00') });
    expect(await codesOf(seen, local('2026-03-02 09:05'))).toHaveLength(2);
    vi.setSystemTime(Date.parse(local('2026-03-02 09:03')));
    await submittedIn(deps);
    expect(await codesOf(seen, local('2026-03-02 09:06'))).toHaveLength(2);
    expect(await codesOf(seen, local('2026-03-02 09:15'))).toHaveLength(3);
    expect(seen.read).toEqual([
      'all H00.01',
      `since ${local('2026-03-02 08:59')}`,
      `since ${local('2026-03-02 09:04')}`,
      'all H00.01',
    ]);
  });

  it('lose what was closed', async () => {
    const deps = world();
    const { code, version } = await submittedIn(deps);
    const seen = watched(deps);
    expect(await codesOf(seen, local('2026-03-02 08:10'))).toEqual([code]);
    const command = { type: 'withdraw', reason: 'Đổi ý' } as const;
    const at = local('2026-03-02 08:20');
    const done = await obey(deps, { code, command, by: portal, at, expected: version });
    expect(done.ok).toBe(true);
    expect(await codesOf(seen, local('2026-03-02 08:21'))).toEqual([]);
  });

  it('are loaded again after a quarter of an hour, and where the clock went back', async () => {
    const seen = watched(world());
    for (const time of ['09:00', '09:14', '09:15', '09:10', '09:20'])
      await codesOf(seen, local(`2026-03-02 ${time}`));
    expect(seen.read.map((read) => read.split(' ')[0])).toEqual(['all', 'since', 'all', 'all', 'since']);
  });

  it('are loaded again after a look that failed', async () => {
    const deps = world();
    const { code } = await submittedIn(deps);
    let fails = true;
    const boards = taskBoards({
      ...deps.taskLines,
      async all(unit) {
        if (fails) throw new Error('throttled');
        return deps.taskLines.all(unit);
      },
    });
    const at = local('2026-03-02 09:00');
    await expect(boards.of('H00.01', at)).rejects.toThrow('throttled');
    fails = false;
    expect(linesOf(await boards.of('H00.01', at), {}, at)).toMatchObject([{ code }]);
  });

  it('are forgotten, those that were not looked at longest first', async () => {
    const seen = watched(world());
    for (const unit of ['H00.01', 'H00.02', 'H00.01', 'H00.03', 'H00.01', 'H00.02'])
      await codesOf(seen, local('2026-03-02 09:00'), unit);
    expect(seen.read.filter((read) => read.startsWith('all'))).toEqual([
      'all H00.01',
      'all H00.02',
      'all H00.03',
      'all H00.02',
    ]);
  });

  it('show an act to the officer who looks after it, however many look', async () => {
    const deps = world();
    const { code, version } = await submittedIn(deps);
    const seen = watched(deps);
    const at = local('2026-03-02 09:00');
    vi.setSystemTime(Date.parse(at));
    await codesOf(seen, at);
    const looks = Array.from({ length: 4 }, () => codesOf(seen, at));
    const claimed = await obey(deps, {
      code,
      command: { type: 'claim', task: 1 },
      by: reception,
      at,
      expected: version,
    });
    expect(claimed.ok).toBe(true);
    const board = await seen.boards.of('H00.01', at);
    expect(linesOf(board, { holder: reception.id }, at)).toHaveLength(1);
    expect(await Promise.all(looks)).toEqual(Array.from({ length: 4 }, () => [code]));
  });
});
