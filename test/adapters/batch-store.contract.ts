import { expect, it } from 'vitest';
import type { BatchStore } from '#shared/file/batch.ts';
import { batch } from '#test/file/batches.ts';

/** What every store of batches must do; each adapter runs it against its own engine, new for each example. */
export function batchStoreContract(open: () => BatchStore | Promise<BatchStore>) {
  it('is empty at first', async () => {
    const store = await open();
    expect(await store.find('q-1')).toBeUndefined();
  });

  it('keeps a batch under its id, and of two at once one; then only the version that follows', async () => {
    const store = await open();
    const one = batch({ id: 'q-1' });
    const both = await Promise.all([store.put(one), store.put({ ...one, name: 'khac.pdf' })]);
    expect(both.toSorted()).toEqual([false, true]);
    const failed = { ...one, version: 2, state: 'failed', reason: 'no-separator' } as const;
    expect(await store.put({ ...failed, version: 3 })).toBe(false);
    expect(await store.put(failed)).toBe(true);
    expect(await store.put(failed)).toBe(false);
    expect(await store.find('q-1')).toEqual(failed);
    expect(await store.find('q-2')).toBeUndefined();
  });

  it('keeps what a batch was split into', async () => {
    const store = await open();
    const split = batch({
      id: 'q-1',
      state: 'split',
      parts: [
        {
          no: 1,
          component: 'declaration',
          known: true,
          pages: [2, 4],
          blank: [3],
          size: 10,
          sha256: 'b'.repeat(64),
          mediaType: 'application/pdf',
        },
      ],
    });
    await store.put(split);
    expect(await store.find('q-1')).toEqual(split);
  });
}
