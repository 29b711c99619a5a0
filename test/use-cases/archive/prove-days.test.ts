import { describe, expect, it } from 'vitest';
import { type KeptRoots, noRoots } from '#shared/adapters/memory/root-store.ts';
import { rootHolds } from '#shared/adapters/proof/root-holds.ts';
import { hashOfLeaf, hashOfRoot, type Leaf, type SignedRoot } from '#shared/archive/proof/day-root.ts';
import { emptyRoot, rootOf } from '#shared/archive/proof/merkle.ts';
import { proveDays } from '#shared/use-cases/archive/prove-days.ts';
import { aLeaf, archiveOf } from '#test/archive/proof/days.ts';
import { local } from '#test/dossier/fixtures.ts';

const night = (day: string) => local(`${day} 01:30`);
const sealed = () =>
  new Map<string, Leaf[]>([
    ['2026-03-02', [aLeaf('b'), aLeaf('a')]],
    ['2026-03-04', [aLeaf('c')]],
  ]);

function raise(): never {
  throw new Error('there is none');
}

function changeRoot(roots: Map<string, SignedRoot>, day: string): void {
  const root = roots.get(day) ?? raise();
  roots.set(day, { ...root, record: { ...root.record, count: root.record.count + 1 } });
}

describe('the nightly signing', () => {
  it('begins with the first day on which something was sealed, and signs every day since', async () => {
    const deps = archiveOf(sealed());
    const made = await proveDays(deps, night('2026-03-05'));
    expect(made.map(({ record }) => [record.day, record.count])).toEqual([
      ['2026-03-02', 2],
      ['2026-03-03', 0],
      ['2026-03-04', 1],
    ]);
    expect(made[0]?.record.root).toBe(rootOf([aLeaf('a'), aLeaf('b')].map(hashOfLeaf)));
    expect(made[1]?.record.root).toBe(emptyRoot);
    for (const root of made) expect(await rootHolds(root)).toBe(true);
  });

  it('begins there also where nothing was sealed for a year since', async () => {
    const made = await proveDays(archiveOf(sealed()), night('2027-03-04'));
    expect(made[0]?.record).toMatchObject({ day: '2026-03-02', count: 2 });
    expect(made).toHaveLength(367);
  });

  it('ties each day to the one before', async () => {
    const [first, second, third] = await proveDays(archiveOf(sealed()), night('2026-03-05'));
    expect(first?.record.previous).toBe('0'.repeat(64));
    expect(second?.record.previous).toBe(first && hashOfRoot(first));
    expect(third?.record.previous).toBe(second && hashOfRoot(second));
  });

  it('goes on where it stopped, and does nothing twice', async () => {
    const deps = archiveOf(sealed());
    await proveDays(deps, night('2026-03-04'));
    expect((await proveDays(deps, night('2026-03-05'))).map(({ record }) => record.day)).toEqual([
      '2026-03-04',
    ]);
    expect(await proveDays(deps, night('2026-03-05'))).toEqual([]);
  });

  it('has the signature stamped, and signs nothing while the authority is away', async () => {
    const stamped: Uint8Array[] = [];
    const stamp = async (bytes: Uint8Array) => `c3RhbXA${stamped.push(bytes) % 2 ? 'A' : 'B'}`;
    const archive = archiveOf(sealed());
    const down = { ...archive, timeStamps: { stamp: () => Promise.reject(new Error('away')) } };
    await expect(proveDays(down, night('2026-03-03'))).rejects.toThrow('away');
    expect(await archive.roots.last('9')).toBeUndefined();
    const [root] = await proveDays({ ...archive, timeStamps: { stamp } }, night('2026-03-03'));
    expect(root?.timeStamp).toBe('c3RhbXAA');
    expect(Buffer.from(stamped[0] ?? []).toString('base64')).toBe(root?.signature);
  });

  it('signs yesterday where nothing was ever sealed', async () => {
    const made = await proveDays(archiveOf(new Map()), night('2026-03-05'));
    expect(made.map(({ record }) => [record.day, record.count])).toEqual([['2026-03-04', 0]]);
  });

  describe('when a day that is signed already is broken', () => {
    const broken: [what: string, spoil: (days: Map<string, Leaf[]>, kept: KeptRoots) => void][] = [
      ['something was sealed under it', (days) => days.get('2026-03-04')?.push(aLeaf('late'))],
      ['a leaf of it is gone', (days) => days.delete('2026-03-04')],
      ['its root in the table was changed', (_, { table }) => changeRoot(table, '2026-03-04')],
      ['its root in the table is gone', (_, { table }) => table.delete('2026-03-04')],
      ['its locked root was changed', (_, { locked }) => changeRoot(locked, '2026-03-04')],
      ['its locked leaves were changed', (_, { leaves }) => leaves.set('2026-03-04', ['f'.repeat(64)])],
      [
        'a root of a day to come was put into the table',
        (_, { table }) => table.set('2026-03-05', table.get('2026-03-04') ?? raise()),
      ],
    ];

    it.each(broken)('signs the next day: %s', async (_, spoil) => {
      const [days, kept] = [sealed(), noRoots()];
      const deps = archiveOf(days, { kept });
      await proveDays(deps, night('2026-03-05'));
      spoil(days, kept);
      const made = await proveDays(deps, night('2026-03-06'));
      expect(made.map(({ record }) => record.day)).toContain('2026-03-05');
      expect(kept.locked.get('2026-03-05')).toEqual(kept.table.get('2026-03-05'));
      expect(await rootHolds(kept.locked.get('2026-03-05') ?? raise())).toBe(true);
    });
  });

  it('signs the leaves that it locked before it died, and not those that came since', async () => {
    const days = sealed();
    const deps = archiveOf(days);
    const dying = { ...deps, timeStamps: { stamp: () => Promise.reject(new Error('away')) } };
    await expect(proveDays(dying, night('2026-03-03'))).rejects.toThrow('away');
    days.get('2026-03-02')?.push(aLeaf('late'));
    const [root] = await proveDays(deps, night('2026-03-03'));
    expect(root?.record).toMatchObject({ day: '2026-03-02', count: 2 });
  });

  it('does not hold when anything of it is changed', async () => {
    const [root] = await proveDays(archiveOf(sealed()), night('2026-03-03'));
    if (root === undefined) throw new Error('no root');
    expect(await rootHolds({ ...root, record: { ...root.record, count: 3 } })).toBe(false);
    expect(await rootHolds({ ...root, signature: Buffer.alloc(384).toString('base64') })).toBe(false);
    expect(await rootHolds({ ...root, publicKey: 'bm8ga2V5' })).toBe(false);
  });
});
