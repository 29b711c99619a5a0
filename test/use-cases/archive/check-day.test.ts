import { beforeEach, describe, expect, it } from 'vitest';
import { type KeptRoots, memoryRootStore, noRoots } from '#shared/adapters/memory/root-store.ts';
import { rootHolds } from '#shared/adapters/proof/root-holds.ts';
import { hashOfLeaf, hashOfRoot, type Leaf, type SignedRoot } from '#shared/archive/proof/day-root.ts';
import { Damaged } from '#shared/kernel/damage.ts';
import { checkRecord, checkTree, dayFailures } from '#shared/use-cases/archive/check-day.ts';
import { beginning, proveDays, type StoredLeaf } from '#shared/use-cases/archive/prove-days.ts';
import { aLeaf, archiveOf, signingKeys } from '#test/archive/proof/days.ts';
import { said } from '#test/archive/verification/telling.ts';
import { local } from '#test/dossier/fixtures.ts';

const [first, second, third] = ['2026-03-02', '2026-03-03', '2026-03-04'] as const;
let days: Map<string, Leaf[]>;
let kept: KeptRoots;
let deps: ReturnType<typeof archiveOf>;
const keys = signingKeys();
beforeEach(async () => {
  days = new Map([
    [first, [aLeaf('a'), aLeaf('b')]],
    [third, [aLeaf('c')]],
  ]);
  kept = noRoots();
  deps = archiveOf(days, { kept, keys });
  await proveDays(deps, local('2026-03-05 01:30'));
});

const rootAt = (day: string): SignedRoot => {
  const root = kept.locked.get(day);
  if (root === undefined) throw new Error(`no root of ${day}`);
  return root;
};
const judges = { rootHolds, readStamp: async () => undefined };
const failuresOf = async (day: string, others: object = {}) =>
  said(await dayFailures({ ...deps, judges, ...others }, day));
const record = async (day: string, roots: Parameters<typeof checkRecord>[0] = deps.roots) => {
  const check = await checkRecord(roots, day, await deps.roots.locked(day));
  return check && { ...check, said: said([check]) };
};
const detail = { vi: 'Dữ liệu lưu trữ bị hỏng', en: 'What is stored is damaged' };

describe('the record of a day', () => {
  it('that everybody is shown is the one that was locked', async () => {
    const found = await record(first);
    expect(found).toMatchObject({ ok: true, check: 'root-record', subject: 'day 2026-03-02' });
    expect(found?.expected).toContain(rootAt(first).signature);
    expect(found?.actual).toBe(found?.expected);
  });

  it('is none where there was neither', async () => {
    expect(await record('2026-03-09')).toBeUndefined();
  });

  it('is missing where the table has none', async () => {
    kept.table.delete(first);
    const found = await record(first);
    expect(found).toMatchObject({ ok: false, subject: 'day 2026-03-02' });
    expect(found?.expected).toContain(rootAt(first).signature);
    expect(found).not.toHaveProperty('actual');
  });

  it('is another one where the table was changed', async () => {
    kept.table.set(first, rootAt(third));
    expect(await record(first)).toMatchObject({ ok: false, actual: expect.stringContaining(third) });
  });

  it('cannot be read where the locked one is gone, or is no record', async () => {
    const unreadable = { ...detail, en: 'The locked record cannot be read' };
    for (const locked of [{ isThere: false }, { isThere: true }])
      expect(await checkRecord(deps.roots, first, locked)).toMatchObject({
        ok: false,
        detail: { en: unreadable.en },
      });
    const nobody = memoryRootStore();
    expect(await checkRecord(nobody, first, { isThere: true })).toMatchObject({ ok: false });
    expect(await checkRecord(nobody, first, { isThere: false })).toBeUndefined();
  });

  it('is damaged where the table cannot be read, and is not judged in an outage', async () => {
    const damaged = { find: () => Promise.reject(new Damaged({ pointer: '/x', code: 'damaged', detail })) };
    expect(await record(first, damaged)).toMatchObject({ ok: false, check: 'root-record', detail });
    const away = { find: () => Promise.reject(new Error('away')) };
    await expect(record(first, away)).rejects.toThrow('away');
  });
});

describe('the leaves of a day', () => {
  const leaves = () => [...(kept.leaves.get(first) ?? [])];
  const tree = (changed: string[] | undefined, root: SignedRoot | undefined = rootAt(first)) => {
    const check = checkTree(first, {
      isThere: true,
      ...(changed && { leaves: changed }),
      ...(root && { root }),
    });
    said([check]);
    return check;
  };

  it('give the root that was signed', () => {
    expect(tree(leaves())).toEqual({
      check: 'root-leaves',
      subject: 'day 2026-03-02',
      ok: true,
      detail: { vi: '2 lá cho đúng gốc', en: '2 leaves give the root' },
    });
  });

  it.each<[string, (all: string[]) => string[]]>([
    ['one is changed', (all) => all.with(0, 'f'.repeat(64))],
    ['one is missing', (all) => all.slice(1)],
    ['one is added', (all) => [...all, 'f'.repeat(64)]],
    ['they change places', (all) => all.toReversed()],
    ['one is no hash', (all) => all.with(0, 'zz')],
  ])('do not where %s', (_, change) => {
    expect(tree(change(leaves()))).toMatchObject({
      ok: false,
      check: 'root-leaves',
      subject: 'day 2026-03-02',
    });
  });

  it('are as many as the record says, also where they give its root', () => {
    const { record: of, ...rest } = rootAt(first);
    expect(tree(leaves(), { ...rest, record: { ...of, count: 3 } })).toMatchObject({ ok: false });
  });

  it('cannot be judged where they, or the record, cannot be read', () => {
    expect(tree(undefined).detail.en).toBe('The locked leaves cannot be read');
    expect(checkTree(first, { isThere: true, leaves: leaves() })).toMatchObject({ ok: false });
  });
});

describe('a day that was signed', () => {
  it('has nothing wrong with it, also where nothing was sealed on it', async () => {
    for (const day of [first, second, third]) expect(await failuresOf(day)).toEqual([]);
  });

  it('has a root', async () => {
    const checks = await dayFailures({ ...deps, judges }, '2026-03-09');
    expect(said(checks)).toEqual(['✗ root-record day 2026-03-09']);
    expect(checks[0]?.detail.en).toBe('This day has no root');
  });

  it('is under its signature', async () => {
    const root = rootAt(third);
    const forged = { ...root, record: { ...root.record, at: '2026-03-05T00:00:00Z' } };
    for (const place of [kept.locked, kept.table]) place.set(third, forged);
    expect(await failuresOf(third)).toEqual(['✗ root-signature day 2026-03-04']);
  });

  it('has a time stamp that holds, where it has one', async () => {
    const stamped = { ...rootAt(third), timeStamp: 'AAAA' };
    for (const place of [kept.locked, kept.table]) place.set(third, stamped);
    expect(await failuresOf(third)).toEqual(['✗ root-time-stamp day 2026-03-04']);
    const readStamp = async () => ({ at: stamped.record.at, authority: 'TSA' });
    expect(await failuresOf(third, { judges: { rootHolds, readStamp } })).toEqual([]);
  });

  it('follows the day before, as that lies under its lock', async () => {
    const before = rootAt(second);
    kept.locked.set(second, { ...before, record: { ...before.record, at: '2026-03-05T00:00:00Z' } });
    const checks = await dayFailures({ ...deps, judges }, third);
    expect(said(checks)).toEqual(['✗ root-record day 2026-03-04, previous']);
    expect(checks[0]).toMatchObject({ expected: hashOfRoot(before), actual: hashOfRoot(rootAt(second)) });
    kept.locked.delete(second);
    expect(await dayFailures({ ...deps, judges }, third)).toMatchObject([
      { subject: 'day 2026-03-04, previous' },
    ]);
  });

  it('begins the chain where it is the first, and only there', async () => {
    kept.table.delete(first);
    const checks = await dayFailures({ ...deps, judges }, second);
    expect(checks).toMatchObject([
      { check: 'root-record', subject: 'day 2026-03-03, previous', expected: beginning },
    ]);
  });

  it('has the leaves that the table knows of: no more, no less, nothing else', async () => {
    days.get(first)?.push(aLeaf('late'));
    expect(await failuresOf(first)).toEqual(['✗ root-leaves day 2026-03-02, late']);
    days.set(first, [aLeaf('a')]);
    const [lost] = await dayFailures({ ...deps, judges }, first);
    expect(lost).toMatchObject({
      subject: 'day 2026-03-02',
      detail: { en: '1 leaves are missing or changed' },
    });
    days.set(first, [aLeaf('a'), { ...aLeaf('b'), head: 'f'.repeat(64) }]);
    expect(await failuresOf(first)).toEqual([
      '✗ root-leaves day 2026-03-02, b',
      '✗ root-leaves day 2026-03-02',
    ]);
  });

  it.each<[string, StoredLeaf]>([
    ['cannot be read', { code: 'b' }],
    ['lies under another code', { code: 'x', leaf: aLeaf('b') }],
  ])('names a leaf that %s', async (_, stored) => {
    const sealed = { leaves: async () => [{ code: 'a', leaf: aLeaf('a') }, stored] };
    expect(await failuresOf(first, { sealed })).toEqual([
      `✗ root-leaves day 2026-03-02, ${stored.code}`,
      '✗ root-leaves day 2026-03-02',
    ]);
  });

  it('whose leaves, or record, are gone from under their lock is told of by that alone', async () => {
    kept.leaves.delete(first);
    expect(await failuresOf(first)).toEqual(['✗ root-leaves day 2026-03-02']);
    kept.locked.delete(third);
    expect(await failuresOf(third)).toEqual(['✗ root-record day 2026-03-04', '✗ root-leaves day 2026-03-04']);
    expect(kept.leaves.get(third)).toEqual([hashOfLeaf(aLeaf('c'))]);
  });
});
