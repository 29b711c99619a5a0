import { beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import type { UnitRecordStore } from '#shared/kernel/unit-record.ts';

export const Noted = z.object({ id: z.string(), unit: z.string(), at: z.string(), text: z.string() });
type Noted = z.infer<typeof Noted>;

const at = (day: number) => `2026-03-0${day}T01:00:00.000Z`;
const noted = (id: string, day: number, unit = 'H00.01'): Noted => ({
  id,
  unit,
  at: at(day),
  text: `Chữ ${id}`,
});

/** What every store of records by unit must do; each adapter runs it against its own engine. */
export function unitRecordStoreContract(open: () => UnitRecordStore<Noted>) {
  let store: UnitRecordStore<Noted>;
  beforeAll(async () => {
    store = open();
    for (const record of [noted('b', 2), noted('a', 2), noted('c', 3), noted('x', 1, 'H00.02')]) {
      expect(await store.put(record)).toEqual(record);
    }
  });
  const idsOf = async (query: Partial<Parameters<typeof store.page>[0]>) => {
    const { items, after } = await store.page({
      unit: 'H00.01',
      from: at(1),
      to: at(9),
      limit: 10,
      ...query,
    });
    return { ids: items.map(({ id }) => id), after };
  };

  it('finds a record by its name, and nothing where there is none', async () => {
    expect(await store.find('a')).toEqual(noted('a', 2));
    expect(await store.find('z')).toBeUndefined();
  });

  it('keeps the first of those of one name', async () => {
    const later = { ...noted('a', 5), text: 'khác' };
    expect(await store.put(later)).toEqual(noted('a', 2));
    expect(await store.find('a')).toEqual(noted('a', 2));
  });

  it('lists those of a unit in the order of time, and of no other', async () => {
    expect(await idsOf({})).toEqual({ ids: ['a', 'b', 'c'], after: undefined });
    expect(await idsOf({ unit: 'H00.02' })).toEqual({ ids: ['x'], after: undefined });
    expect(await idsOf({ unit: 'H00' })).toEqual({ ids: [], after: undefined });
  });

  it('lists a period, its first and last instant included', async () => {
    expect((await idsOf({ from: at(2), to: at(2) })).ids).toEqual(['a', 'b']);
    expect((await idsOf({ from: at(4) })).ids).toEqual([]);
    expect((await idsOf({ from: at(5), to: at(4) })).ids).toEqual([]);
  });

  it('lists page by page', async () => {
    const first = await idsOf({ limit: 2 });
    expect(first.ids).toEqual(['a', 'b']);
    expect(await idsOf({ limit: 2, after: first.after })).toEqual({ ids: ['c'], after: undefined });
  });
}
