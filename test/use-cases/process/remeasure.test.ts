import { beforeEach, describe, expect, it } from 'vitest';
import { memoryKeepingStore } from '#shared/adapters/memory/keeping-store.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import { redateOpen } from '#shared/use-cases/process/redate-open.ts';
import { type Late, type Order, remeasure } from '#shared/use-cases/process/remeasure.ts';
import { proclaiming } from '#test/calendar/proclaimed.ts';
import { calendar, local, portal, reception, sealing, system } from '#test/dossier/fixtures.ts';
import { submittedIn, world } from '#test/dossier/world.ts';

const proclaimed = proclaiming(calendar);
const at = local('2026-03-06 12:00');
const closedFrom = local('2026-03-04 00:00');
const order: Order = { by: 'quan-ly.an-binh', reason: 'Công văn 9/UBND' };

/** Four accepted dossiers that are due on 5 March, and the calendar by which it was 6 March. */
async function deployed() {
  const before = world();
  const codes: string[] = [];
  for (let count = 0; count < 4; count += 1) {
    const { code } = await submittedIn(before);
    codes.push(code);
    const command = { type: 'complete', task: 1, outcome: 'accept' } as const;
    await obey(before, { code, command, by: reception, at: local('2026-03-02 09:00') });
  }
  const withdraw = (index: number, when: string) => {
    const command = { type: 'withdraw', reason: 'Đổi ý' } as const;
    return obey(before, { code: codes[index] ?? '', command, by: portal, at: local(when) });
  };
  // The first stays open, the second and the third are closed late by the old calendar, the fourth in time.
  await withdraw(1, '2026-03-06 09:00');
  await withdraw(2, '2026-03-06 10:00');
  await withdraw(3, '2026-03-05 10:00');
  await obey(before, { code: codes[2] ?? '', command: sealing, by: system, at: local('2026-03-06 10:05') });
  const { reference } = world({ calendars: [calendar, proclaimed] });
  return { ...before, reference, keeping: memoryKeepingStore(), codes };
}

let deps: Awaited<ReturnType<typeof deployed>>;
beforeEach(async () => {
  deps = await deployed();
});

async function run(more: { order?: Order; closedFrom?: string } = {}) {
  const reported: (Late | { failed: string })[] = [];
  const done = await remeasure(deps, { at, closedFrom, report: (late) => reported.push(late), ...more });
  const states = reported.map((late) =>
    'failed' in late ? late.failed : [deps.codes.indexOf(late.code), late.state],
  );
  return { done, states: states.toSorted() };
}
const notesOf = async (index: number) => (await deps.keeping.read(deps.codes[index] ?? '')).remeasured;

describe('the report of what is late by the calendar alone', () => {
  it('lists what is open, closed and sealed, and writes nothing', async () => {
    const { done, states } = await run();
    expect(states).toEqual([
      [0, 'open'],
      [1, 'closed'],
      [2, 'closed'],
    ]);
    expect(done).toEqual({ looked: 4, open: 1, closed: 2, remeasured: 0, failed: 0 });
    expect(await notesOf(1)).toEqual([]);
  });

  it('leaves out what was closed before', async () => {
    const { states } = await run({ closedFrom: local('2026-03-06 09:30') });
    expect(states).toEqual([
      [0, 'open'],
      [2, 'closed'],
    ]);
  });

  it('no longer lists what was open and is re-dated', async () => {
    await redateOpen(deps, { at, preview: false, report: () => {} });
    expect((await run()).states).toEqual([
      [1, 'closed'],
      [2, 'closed'],
    ]);
  });

  it('reports one that cannot be looked at, and goes on', async () => {
    const [, broken] = deps.codes;
    const { keeping } = deps;
    const read = async (code: string) => {
      if (code === broken) throw new Error('the table is away');
      return keeping.read(code);
    };
    deps = { ...deps, keeping: { ...keeping, read } };
    const { done, states } = await run();
    expect(states).toContain(`${broken}: the table is away`);
    expect(done).toMatchObject({ open: 1, closed: 1, failed: 1 });
  });
});

describe('the correction of the measure', () => {
  it('is a note beside each closed dossier, with who, why and by which law; nothing else is changed', async () => {
    const before = await Promise.all(deps.codes.map((code) => deps.store.find(code)));
    const { done } = await run({ order });
    expect(done).toEqual({ looked: 4, open: 1, closed: 0, remeasured: 2, failed: 0 });
    const note = {
      ...order,
      at,
      basis: 'Thông báo của Chính phủ',
      calendar: { id: 'vn-gov', from: calendar.from, version: proclaimed.version },
      days: [{ date: '2026-03-04', name: { vi: 'Quốc tang', en: 'National mourning' } }],
      promised: local('2026-03-05 17:30'),
      dueAt: local('2026-03-06 17:30'),
      doneAt: local('2026-03-06 10:00'),
    };
    expect(await notesOf(2)).toEqual([note]);
    expect([await notesOf(0), await notesOf(3)]).toEqual([[], []]);
    expect(await Promise.all(deps.codes.map((code) => deps.store.find(code)))).toEqual(before);
  });

  it('is made once: of two the first stands', async () => {
    await run({ order });
    const { states } = await run({ order: { by: 'khac', reason: 'Lý do khác' } });
    expect(states).toEqual([
      [0, 'open'],
      [1, 'remeasured'],
      [2, 'remeasured'],
    ]);
    expect(await notesOf(1)).toMatchObject([order]);
    expect((await run()).states).toEqual(states);
  });
});
