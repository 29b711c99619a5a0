import { beforeEach, expect, it } from 'vitest';
import type { CheckNight, CheckStore } from '#shared/archive/keeping/fixity.ts';

const night = (date: string, more: Partial<CheckNight> = {}): CheckNight => ({
  night: date,
  checked: 2,
  bytes: 20,
  damages: 0,
  damaged: [],
  done: true,
  ...more,
});

/** What every store of checks must do; each adapter runs it against its own engine, new for each example. */
export function checkStoreContract(open: () => CheckStore | Promise<CheckStore>) {
  let store: CheckStore;
  beforeEach(async () => {
    store = await open();
  });

  it('is empty at first', async () => {
    expect(await store.last()).toBeUndefined();
    expect(await store.page({ limit: 5 })).toEqual({ items: [] });
  });

  it('keeps each night as it was saved last', async () => {
    const after = { day: '2026-01-01', code: 'H-1' };
    await store.save(night('2026-03-04', { done: false, checked: 1, after }));
    expect(await store.last()).toEqual(night('2026-03-04', { done: false, checked: 1, after }));
    await store.save(night('2026-03-04'));
    expect(await store.last()).toEqual(night('2026-03-04'));
  });

  it('shows the latest nights first, page by page', async () => {
    for (const date of ['2026-03-03', '2026-03-05', '2026-03-04']) await store.save(night(date));
    const first = await store.page({ limit: 2 });
    expect(first).toEqual({ items: [night('2026-03-05'), night('2026-03-04')], after: '2026-03-04' });
    expect(await store.page({ limit: 2, after: first.after })).toEqual({ items: [night('2026-03-03')] });
  });
}
