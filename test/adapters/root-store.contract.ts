import { beforeEach, expect, it } from 'vitest';
import type { SignedRoot } from '#shared/archive/proof/day-root.ts';
import type { RootStore } from '#shared/use-cases/archive/prove-days.ts';

const hash = (digit: string) => digit.repeat(64);

const rootOn = (day: string, digit = 'a', at = '2026-03-05T01:00:00.000Z'): SignedRoot => ({
  record: { day, count: 2, root: hash(digit), previous: hash('0'), at },
  algorithm: 'RSASSA_PKCS1_V1_5_SHA_256',
  signature: 'c2ln',
  publicKey: 'a2V5',
});

const leaves = [hash('1'), hash('2')];

/** What every store of roots must do; each adapter runs it against its own engine, new for each example. */
export function rootStoreContract(open: () => RootStore | Promise<RootStore>) {
  let store: RootStore;
  beforeEach(async () => {
    store = await open();
  });

  const signed = async (root: SignedRoot, own: string[]) => {
    const { at, day } = root.record;
    await store.fix(day, own, at);
    return store.put(root);
  };
  const withTwoDays = async () => [
    await signed(rootOn('2026-03-04'), leaves),
    await signed(rootOn('2026-03-03'), []),
  ];

  it('is empty at first', async () => {
    expect([await store.first(), await store.last('9')]).toEqual([undefined, undefined]);
    expect(await store.find('2026-03-04')).toBeUndefined();
    expect(await store.locked('2026-03-04')).toEqual({ isThere: false });
  });

  it('keeps a root with its leaves, and knows the days', async () => {
    expect(await withTwoDays()).toEqual([rootOn('2026-03-04'), rootOn('2026-03-03')]);
    const root = rootOn('2026-03-04');
    expect(await store.find('2026-03-04')).toEqual(root);
    expect(await store.locked('2026-03-04')).toEqual({ isThere: true, root, leaves });
    expect((await store.locked('2026-03-03')).leaves).toEqual([]);
    expect(await store.last('9')).toBe('2026-03-04');
    expect(await store.last('2026-03-04')).toBe('2026-03-03');
    expect(await store.first()).toBe('2026-03-03');
  });

  it('shows the latest days first, page by page', async () => {
    await withTwoDays();
    const first = await store.page({ limit: 1 });
    expect(first).toEqual({ items: [rootOn('2026-03-04')], damaged: [], after: '2026-03-04' });
    expect(await store.page({ limit: 1, after: first.after })).toEqual({
      items: [rootOn('2026-03-03')],
      damaged: [],
    });
  });

  it('keeps the first root of a day, and its first leaves', async () => {
    await withTwoDays();
    expect(await store.fix('2026-03-04', [hash('3')], '2026-03-06T01:00:00.000Z')).toEqual(leaves);
    expect(await store.put(rootOn('2026-03-04', 'b'))).toEqual(rootOn('2026-03-04'));
    expect(await store.find('2026-03-04')).toEqual(rootOn('2026-03-04'));
  });
}
