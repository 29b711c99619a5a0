import { beforeEach, expect, it } from 'vitest';
import type { Export, ExportStore } from '#shared/archive/exports/export.ts';

const order = (id: string, at: string, more: Partial<Export> = {}): Export => ({
  id,
  version: 1,
  kind: 'inspection',
  recipient: 'Thanh tra tỉnh',
  purpose: 'Thanh tra',
  ordered: { by: 'thanh-tra', at },
  codes: ['H-1'],
  ...more,
});
const at = (hour: number) => `2026-11-20T0${hour}:00:00.000Z`;
const made = { at: at(9), sha256: 'a'.repeat(64), bytes: 10, missing: [] };

/** What every store of exports must do; each adapter runs it against its own engine, new for each example. */
export function exportStoreContract(open: () => ExportStore | Promise<ExportStore>) {
  let store: ExportStore;
  beforeEach(async () => {
    store = await open();
  });
  const idsOf = (items: readonly Export[]) => items.map(({ id }) => id);

  it('is empty at first', async () => {
    expect(await store.find('e-1')).toBeUndefined();
    expect(await store.waiting()).toEqual([]);
    expect((await store.page({ limit: 10 })).items).toEqual([]);
  });

  it('keeps an order under its id, and of two at once one; then only the version that follows', async () => {
    const one = order('e-1', at(1));
    const both = await Promise.all([store.put(one), store.put({ ...one, purpose: 'Khác' })]);
    expect(both.toSorted()).toEqual([false, true]);
    expect(await store.put({ ...one, version: 3 })).toBe(false);
    expect(await store.put({ ...one, version: 2, made })).toBe(true);
    expect(await store.find('e-1')).toEqual({ ...one, version: 2, made });
  });

  it('tells those that wait, the oldest first, and lists all of them, the latest first', async () => {
    for (const hour of [3, 1, 2]) await store.put(order(`e-${hour}`, at(hour)));
    expect(idsOf(await store.waiting())).toEqual(['e-1', 'e-2', 'e-3']);
    expect(idsOf((await store.page({ limit: 10 })).items)).toEqual(['e-3', 'e-2', 'e-1']);
    for (const hour of [1, 2, 3]) await store.put(order(`e-${hour}`, at(hour), { version: 2, made }));
    expect(await store.waiting()).toEqual([]);
    const first = await store.page({ limit: 2 });
    expect(idsOf(first.items)).toEqual(['e-3', 'e-2']);
    const second = await store.page({ limit: 2, after: first.after });
    expect(idsOf(second.items)).toEqual(['e-1']);
    expect(second.after).toBeUndefined();
  });

  it('lists what one person ordered, as if nobody else had ordered anything', async () => {
    for (const hour of [1, 3]) await store.put(order(`e-${hour}`, at(hour)));
    const own = { ordered: { by: 'thanh-tra.binh-minh', at: at(2) } };
    await store.put(order('e-2', at(2), own));
    const page = await store.page({ by: 'thanh-tra.binh-minh', limit: 1 });
    expect(idsOf(page.items)).toEqual(['e-2']);
    expect(page.after).toBeUndefined();
    expect((await store.page({ by: 'nobody', limit: 1 })).items).toEqual([]);
  });
}
