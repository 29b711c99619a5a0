import { beforeEach, expect, it } from 'vitest';
import type { SignedRoot } from '#shared/archive/proof/day-root.ts';
import type { RootBook } from '#shared/archive/proof/prove-days.ts';

const hash = (digit: string) => digit.repeat(64);

const rootOn = (day: string, digit = 'a', at = '2026-03-05T01:00:00.000Z'): SignedRoot => ({
  record: { day, count: 2, root: hash(digit), previous: hash('0'), at },
  algorithm: 'RSASSA_PKCS1_V1_5_SHA_256',
  signature: 'c2ln',
  publicKey: 'a2V5',
});

const leaves = [hash('1'), hash('2')];

/** What every book of roots must do; each adapter runs it against its own engine, new for each example. */
export function rootBookContract(open: () => RootBook | Promise<RootBook>) {
  let book: RootBook;
  beforeEach(async () => {
    book = await open();
  });

  const withTwoDays = async () => [
    await book.put(rootOn('2026-03-04'), leaves),
    await book.put(rootOn('2026-03-03'), []),
  ];

  it('is empty at first', async () => {
    expect([await book.first(), await book.last()]).toEqual([undefined, undefined]);
    expect(await book.find('2026-03-04')).toBeUndefined();
  });

  it('keeps a root with its leaves, and knows the latest day', async () => {
    expect(await withTwoDays()).toEqual([rootOn('2026-03-04'), rootOn('2026-03-03')]);
    expect(await book.find('2026-03-04')).toEqual(rootOn('2026-03-04'));
    expect(await book.leaves('2026-03-04')).toEqual(leaves);
    expect(await book.leaves('2026-03-03')).toEqual([]);
    expect((await book.last())?.record.day).toBe('2026-03-04');
    expect((await book.first())?.record.day).toBe('2026-03-03');
  });

  it('shows the latest days first, page by page', async () => {
    await withTwoDays();
    const first = await book.page({ limit: 1 });
    expect(first).toEqual({ items: [rootOn('2026-03-04')], after: '2026-03-04' });
    expect(await book.page({ limit: 1, after: first.after })).toEqual({ items: [rootOn('2026-03-03')] });
  });

  it('keeps the first root of a day, and refuses other leaves', async () => {
    await withTwoDays();
    const later = rootOn('2026-03-04', 'a', '2026-03-06T01:00:00.000Z');
    expect(await book.put(later, leaves)).toEqual(rootOn('2026-03-04'));
    await expect(book.put(rootOn('2026-03-04', 'b'), [hash('3')])).rejects.toThrow(
      'other leaves of 2026-03-04',
    );
    expect(await book.find('2026-03-04')).toEqual(rootOn('2026-03-04'));
  });
}
