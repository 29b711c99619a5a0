import { beforeEach, expect, it } from 'vitest';
import type { Hold, KeepingStore } from '#shared/archive/keeping/keeping.ts';
import type { Remeasure } from '#shared/dossier/remeasure.ts';

const at = '2026-03-05T01:00:00.000Z';
const hold = (id: string, reason = 'Điều tra'): Hold => ({
  // Not in the order of the schema: what is written must not depend on it.
  reason,
  basis: 'QĐ 12/TTr',
  id,
  by: 'thanh-tra',
  at,
});
const lifted = { by: 'thanh-tra', at: '2026-04-01T01:00:00.000Z', reason: 'Đã kết luận' };
const extension = (until: string, by = 'thanh-tra') => ({
  by,
  at,
  reason: 'Khiếu kiện',
  basis: 'QĐ 13',
  until,
});

const remeasure = (version: number, reason = 'Công văn 9'): Remeasure => ({
  by: 'quan-ly',
  at,
  reason,
  basis: 'Nghị quyết 28/2026/QH16',
  calendar: { id: 'vn-gov', from: '2024-01-01', version },
  days: [{ date: '2026-11-24', name: { vi: 'Ngày Văn hóa Việt Nam', en: 'Vietnam Culture Day' } }],
  promised: '2026-11-24T10:30:00.000Z',
  dueAt: '2026-11-25T10:30:00.000Z',
  doneAt: '2026-11-25T03:00:00.000Z',
});

/** What every store of holds must do; each adapter runs it against its own engine, new for each example. */
export function keepingStoreContract(open: () => KeepingStore | Promise<KeepingStore>) {
  let store: KeepingStore;
  beforeEach(async () => {
    store = await open();
  });

  it('is empty at first', async () => {
    expect(await store.read('H-1')).toEqual({ holds: [], extensions: [], remeasured: [] });
  });

  it('keeps each hold under its id, and of two the first', async () => {
    expect(await store.place('H-1', hold('a'))).toEqual(hold('a'));
    expect(await store.place('H-1', hold('a', 'Khác'))).toEqual(hold('a'));
    await store.place('H-1', hold('b'));
    await store.place('H-2', hold('c'));
    expect((await store.read('H-1')).holds).toEqual([hold('a'), hold('b')]);
  });

  it('places one of many at once', async () => {
    const placed = await Promise.all(['x', 'y', 'z'].map((reason) => store.place('H-1', hold('a', reason))));
    expect((await store.read('H-1')).holds).toEqual([placed[0]]);
    expect(new Set(placed.map(({ reason }) => reason)).size).toBe(1);
  });

  it('lifts a hold once, and keeps it', async () => {
    await store.place('H-1', hold('a'));
    expect(await store.lift('H-1', 'a', lifted)).toEqual({ ...hold('a'), lifted });
    expect(await store.lift('H-1', 'a', { ...lifted, reason: 'Khác' })).toEqual({ ...hold('a'), lifted });
    expect((await store.read('H-1')).holds).toEqual([{ ...hold('a'), lifted }]);
    expect(await store.lift('H-1', 'b', lifted)).toBeUndefined();
  });

  it('keeps extensions in the order of their ends, each once', async () => {
    for (const until of ['2050-01-01T00:00:00.000Z', '2040-01-01T00:00:00.000Z'])
      await store.extend('H-1', extension(until));
    await store.extend('H-1', extension('2050-01-01T00:00:00.000Z', 'khac'));
    const { extensions } = await store.read('H-1');
    expect(extensions.map(({ until, by }) => [until.slice(0, 4), by])).toEqual([
      ['2040', 'thanh-tra'],
      ['2050', 'thanh-tra'],
    ]);
  });

  it('keeps by which due time a dossier is measured, for each version of its calendar the first note', async () => {
    expect(await store.remeasure('H-1', remeasure(10))).toEqual(remeasure(10));
    expect(await store.remeasure('H-1', remeasure(3))).toEqual(remeasure(3));
    expect(await store.remeasure('H-1', remeasure(3, 'Khác'))).toEqual(remeasure(3));
    expect((await store.read('H-1')).remeasured).toEqual([remeasure(3), remeasure(10)]);
    expect((await store.read('H-2')).remeasured).toEqual([]);
  });

  it('knows that a package is gone, and by the first word of it', async () => {
    await store.destroy('H-1', { at, disposal: 'd-1' });
    await store.destroy('H-1', { at: lifted.at, disposal: 'd-2' });
    expect((await store.read('H-1')).destroyed).toEqual({ at, disposal: 'd-1' });
    expect((await store.read('H-2')).destroyed).toBeUndefined();
  });
}
