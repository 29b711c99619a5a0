import { expect, it } from 'vitest';
import { type LeaseBook, takeLease } from '#shared/limit/lease.ts';

const limit = { requests: 6, seconds: 60, free: 0, lease: 4 };
const start = Date.parse('2026-03-02T08:00:00Z');

/** What every book of leases must do; each adapter runs it against its own engine, new for each example. */
export function leaseBookContract(open: () => LeaseBook | Promise<LeaseBook>) {
  const grantedBy = async (book: LeaseBook, at: number, wanted = 4, caller = 'portal:a') =>
    (await book.take(caller, limit, wanted, at)).granted;

  it('gives the whole limit at first, the rest where less is left, and then nothing', async () => {
    const book = await open();
    expect(await grantedBy(book, start)).toBe(4);
    expect(await grantedBy(book, start)).toBe(2);
    expect(await grantedBy(book, start)).toBe(0);
    expect(await grantedBy(book, start, 99, 'portal:b')).toBe(6);
  });

  it('gives again what has come back since, up to the limit', async () => {
    const book = await open();
    expect(await grantedBy(book, start, 6)).toBe(6);
    expect(await grantedBy(book, start + 9_999)).toBe(0);
    expect(await grantedBy(book, start + 10_000)).toBe(1);
    expect(await grantedBy(book, start + 35_000, 1)).toBe(1);
    expect(await grantedBy(book, start + 3_600_000, 6)).toBe(6);
    expect(await grantedBy(book, start + 3_600_000)).toBe(0);
  });

  it('gives to many at once no more than there is', async () => {
    const book = await open();
    const granted = await Promise.all(Array.from({ length: 4 }, () => grantedBy(book, start, 2)));
    expect(granted.toSorted()).toEqual([0, 2, 2, 2]);
  });

  it('says the same as the bucket that is counted in memory', async () => {
    const book = await open();
    let paidUntil: number | undefined;
    for (const [after, wanted] of [
      [0, 3],
      [1, 3],
      [15_000, 2],
      [-90_000, 1],
      [0, 4],
      [20_000, 4],
      [900_000, 5],
    ] as const) {
      const lease = takeLease(paidUntil, limit, wanted, start + after);
      expect(await book.take('portal:a', limit, wanted, start + after)).toEqual(lease);
      ({ paidUntil } = lease);
    }
  });
}
