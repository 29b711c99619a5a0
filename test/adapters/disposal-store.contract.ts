import { beforeEach, expect, it } from 'vitest';
import type { Disposal, DisposalStore } from '#shared/archive/keeping/disposal.ts';

const at = '2046-03-05T01:00:00.000Z';

const list = (id: string, more: Partial<Disposal> = {}): Disposal => ({
  id,
  version: 1,
  unit: 'H00.01',
  prepared: { by: 'luu-tru', at },
  items: [
    {
      code: 'H-1',
      procedure: '1.004873',
      closedAt: at,
      retainUntil: at,
      sha256: 'a'.repeat(64),
      bytes: 10,
    },
  ],
  keeps: [],
  approvals: [],
  ...more,
});

/** What every store of disposals must do; each adapter runs it against its own engine, new for each example. */
export function disposalStoreContract(open: () => DisposalStore | Promise<DisposalStore>) {
  let store: DisposalStore;
  beforeEach(async () => {
    store = await open();
  });

  it('is empty at first', async () => {
    expect(await store.find('d-1')).toBeUndefined();
    expect(await store.all()).toEqual([]);
  });

  it('keeps a list under its id, and of two that are drawn up at once one', async () => {
    const both = await Promise.all([store.put(list('d-1')), store.put(list('d-1', { unit: 'H00.02' }))]);
    expect(both.toSorted()).toEqual([false, true]);
  });

  it('takes only the version that follows', async () => {
    await store.put(list('d-1'));
    const approved = list('d-1', { version: 2, approvals: [{ by: 'thanh-tra', at }] });
    expect(await store.put({ ...approved, version: 3 })).toBe(false);
    expect(await store.put(approved)).toBe(true);
    expect(await store.put(list('d-1', { version: 2 }))).toBe(false);
    expect(await store.find('d-1')).toEqual(approved);
  });

  it('shows those that match page by page, the latest first, each as it is now', async () => {
    const on = (day: number) => ({ prepared: { by: 'luu-tru', at: `2047-01-0${day}T00:00:00.000Z` } });
    for (const day of [3, 1, 2]) await store.put(list(`d-${day}`, on(day)));
    await store.put(list('d-9', { ...on(9), unit: 'H00.02' }));
    await store.put(list('d-1', { ...on(1), version: 2, approvals: [{ by: 'thanh-tra', at }] }));
    const isOwn = ({ unit }: Disposal) => unit === 'H00.01';
    const first = await store.page({ limit: 2 }, isOwn);
    expect(first.items.map(({ id }) => id)).toEqual(['d-3', 'd-2']);
    const rest = await store.page({ limit: 2, after: first.after }, isOwn);
    expect(rest.items).toMatchObject([{ id: 'd-1', version: 2 }]);
    expect(rest.after).toBeUndefined();
  });

  it('shows all lists, the latest first', async () => {
    await store.put(list('d-1'));
    await store.put(list('d-2', { prepared: { by: 'luu-tru', at: '2047-01-01T00:00:00.000Z' } }));
    expect((await store.all()).map(({ id }) => id)).toEqual(['d-2', 'd-1']);
  });
}
