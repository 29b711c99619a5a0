import { describe, expect, it } from 'vitest';
import { rootHolds } from '#shared/adapters/proof/root-holds.ts';
import { hashOfLeaf, hashOfRoot, type Leaf } from '#shared/archive/proof/day-root.ts';
import { emptyRoot, rootOf } from '#shared/archive/proof/merkle.ts';
import { proveDays } from '#shared/archive/proof/prove-days.ts';
import { local } from '#test/dossier/fixtures.ts';
import { aLeaf, archiveOf } from './days.ts';

const night = (day: string) => local(`${day} 01:30`);
const sealed = () =>
  new Map<string, Leaf[]>([
    ['2026-03-02', [aLeaf('b'), aLeaf('a')]],
    ['2026-03-04', [aLeaf('c')]],
  ]);

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
    expect(await archive.roots.last()).toBeUndefined();
    const [root] = await proveDays({ ...archive, timeStamps: { stamp } }, night('2026-03-03'));
    expect(root?.timeStamp).toBe('c3RhbXAA');
    expect(Buffer.from(stamped[0] ?? []).toString('base64')).toBe(root?.signature);
  });

  it('signs yesterday where nothing was ever sealed', async () => {
    const made = await proveDays(archiveOf(new Map()), night('2026-03-05'));
    expect(made.map(({ record }) => [record.day, record.count])).toEqual([['2026-03-04', 0]]);
  });

  it('cries out where something was sealed under a day that is signed already', async () => {
    const days = sealed();
    const deps = archiveOf(days);
    await proveDays(deps, night('2026-03-05'));
    days.get('2026-03-04')?.push(aLeaf('late'));
    await expect(proveDays(deps, night('2026-03-06'))).rejects.toThrow(
      'the root of 2026-03-04 no longer fits',
    );
  });

  it('does not hold when anything of it is changed', async () => {
    const [root] = await proveDays(archiveOf(sealed()), night('2026-03-03'));
    if (root === undefined) throw new Error('no root');
    expect(await rootHolds({ ...root, record: { ...root.record, count: 3 } })).toBe(false);
    expect(await rootHolds({ ...root, signature: Buffer.alloc(384).toString('base64') })).toBe(false);
    expect(await rootHolds({ ...root, publicKey: 'bm8ga2V5' })).toBe(false);
  });
});
