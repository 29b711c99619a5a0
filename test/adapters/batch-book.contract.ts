import { expect, it } from 'vitest';
import type { BatchBook } from '#shared/file/batch.ts';
import { batch } from '#test/file/batches.ts';

/** What every book of batches must do; each adapter runs it against its own engine, new for each example. */
export function batchBookContract(open: () => BatchBook | Promise<BatchBook>) {
  it('is empty at first', async () => {
    const book = await open();
    expect(await book.find('q-1')).toBeUndefined();
  });

  it('keeps a batch under its id, and of two at once one; then only the version that follows', async () => {
    const book = await open();
    const one = batch({ id: 'q-1' });
    const both = await Promise.all([book.put(one), book.put({ ...one, name: 'khac.pdf' })]);
    expect(both.toSorted()).toEqual([false, true]);
    const failed = { ...one, version: 2, state: 'failed', reason: 'no-separator' } as const;
    expect(await book.put({ ...failed, version: 3 })).toBe(false);
    expect(await book.put(failed)).toBe(true);
    expect(await book.put(failed)).toBe(false);
    expect(await book.find('q-1')).toEqual(failed);
    expect(await book.find('q-2')).toBeUndefined();
  });

  it('keeps what a batch was split into', async () => {
    const book = await open();
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
    await book.put(split);
    expect(await book.find('q-1')).toEqual(split);
  });
}
