import { expect, it } from 'vitest';
import { type LeaseStore, takeLease } from '#shared/limit/lease.ts';

const limit = { requests: 6, seconds: 60, free: 0, lease: 4 };
const start = Date.parse('2026-03-02T08:00:00Z');

/** What every store of leases must do; each adapter runs it against its own engine, new for each example. */
export function leaseStoreContract(open: () => LeaseStore | Promise<LeaseStore>) {
  const grantedBy = async (store: LeaseStore, at: number, wanted = 4, caller = 'portal:a') =>
    (await store.take(caller, limit, wanted, at)).granted;

  it('gives the whole limit at first, the rest where less is left, and then nothing', async () => {
    const store = await open();
    expect(await grantedBy(store, start)).toBe(4);
    expect(await grantedBy(store, start)).toBe(2);
    expect(await grantedBy(store, start)).toBe(0);
    expect(await grantedBy(store, start, 99, 'portal:b')).toBe(6);
  });

  it('gives again what has come back since, up to the limit', async () => {
    const store = await open();
    expect(await grantedBy(store, start, 6)).toBe(6);
    expect(await grantedBy(store, start + 9_999)).toBe(0);
    expect(await grantedBy(store, start + 10_000)).toBe(1);
    expect(await grantedBy(store, start + 35_000, 1)).toBe(1);
    expect(await grantedBy(store, start + 3_600_000, 6)).toBe(6);
    expect(await grantedBy(store, start + 3_600_000)).toBe(0);
  });

  it('gives to many at once no more than there is', async () => {
    const store = await open();
    const granted = await Promise.all(Array.from({ length: 4 }, () => grantedBy(store, start, 2)));
    expect(granted.toSorted()).toEqual([0, 2, 2, 2]);
  });

  it('says the same as the bucket that is counted in memory', async () => {
    const store = await open();
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
      expect(await store.take('portal:a', limit, wanted, start + after)).toEqual(lease);
      ({ paidUntil } = lease);
    }
  });
}
