import { describe, expect, it } from 'vitest';
import { noRoots } from '#shared/adapters/memory/root-store.ts';
import { rootHolds } from '#shared/adapters/proof/root-holds.ts';
import { canonicalJson } from '#shared/archive/entries.ts';
import type { InclusionProof, Leaf } from '#shared/archive/proof/day-root.ts';
import { pathOf, rootFrom } from '#shared/archive/proof/merkle.ts';
import { link } from '#shared/journal/chain.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { checkProof, checkStamp } from '#shared/use-cases/archive/check-proof.ts';
import { proveDays } from '#shared/use-cases/archive/prove-days.ts';
import { inclusionOf } from '#shared/use-cases/archive/prove-inclusion.ts';
import { aLeaf, archiveOf, signingKeys } from '#test/archive/proof/days.ts';
import { said } from '#test/archive/verification/telling.ts';
import { code, go, local, refused, sealing, system } from '#test/dossier/fixtures.ts';

const day = '2026-03-02';
const sealed = go(refused(), [[sealing, system, local('2026-03-02 09:40')]]);
const [before, last] = sealed.entries.slice(-2) as [JournalEntry, JournalEntry];
const dossier = { code, package: sealing.type === 'record-package' ? sealing.package : never() };
const leaf: Leaf = { code, package: dossier.package.sha256, head: last.hash };

const keys = signingKeys();

function never(): never {
  throw new Error('no package');
}

/** The archive after the night of the sealing, with others of the same day. */
async function signed(leaves: Leaf[] = [aLeaf('A'), leaf, aLeaf('Z')]) {
  const kept = noRoots();
  const deps = archiveOf(new Map([[day, leaves]]), { kept, keys });
  await proveDays(deps, local('2026-03-04 01:30'));
  return { deps, kept, include: (entry = last) => inclusionOf(deps.roots, dossier, entry) };
}

async function proven(): Promise<InclusionProof> {
  const { include } = await signed();
  return (await include())?.proof ?? never();
}

describe('the inclusion of a dossier', () => {
  it('is proven by its place in the tree of its day', async () => {
    const { include, kept } = await signed();
    const { proof, checks } = (await include()) ?? never();
    expect(said(checks)).toEqual(['✓ root-record day 2026-03-02', '✓ root-leaves day 2026-03-02']);
    expect(proof).toMatchObject({ leaf, index: 1, sealing: canonicalJson(last), root: kept.locked.get(day) });
    expect(rootFrom(kept.leaves.get(day)?.[1] ?? '', 1, 3, proof?.path ?? [])).toBe(proof?.root.record.root);
  });

  it('is not known until the day is signed', async () => {
    const unsigned = archiveOf(new Map([[day, [leaf]]]));
    expect(await inclusionOf(unsigned.roots, dossier, last)).toBeUndefined();
    await proveDays(
      archiveOf(new Map([['2026-03-01', [leaf]]]), { roots: unsigned.roots }),
      local('2026-03-02 01:30'),
    );
    expect(await unsigned.roots.last('9')).toBe('2026-03-01');
    expect(await inclusionOf(unsigned.roots, dossier, last)).toBeUndefined();
  });

  it('is not to be had where the day has no root, though a later one has', async () => {
    const { include, kept } = await signed();
    kept.table.delete(day);
    kept.locked.delete(day);
    const { proof, checks } = (await include()) ?? never();
    expect(proof).toBeUndefined();
    expect(said(checks)).toEqual(['✗ inclusion-proof day 2026-03-02']);
  });

  it('is not to be had where the leaf is not among those of the day', async () => {
    const { include } = await signed([aLeaf('A')]);
    const { proof, checks } = (await include()) ?? never();
    expect(proof).toBeUndefined();
    expect(said(checks).at(-1)).toBe('✗ inclusion-proof day 2026-03-02');
    expect(checks).toHaveLength(3);
  });

  it('is not to be had where the tree, or the record, does not hold', async () => {
    const changed = await signed();
    changed.kept.leaves.set(day, ['f'.repeat(64)]);
    const gone = await signed();
    gone.kept.locked.delete(day);
    const unread = await signed();
    unread.kept.leaves.delete(day);
    for (const [{ include }, found] of [
      [changed, ['✓ root-record day 2026-03-02', '✗ root-leaves day 2026-03-02']],
      [gone, ['✗ root-record day 2026-03-02', '✗ root-leaves day 2026-03-02']],
      [unread, ['✓ root-record day 2026-03-02', '✗ root-leaves day 2026-03-02']],
    ] as const) {
      const { proof, checks } = (await include()) ?? never();
      expect(proof).toBeUndefined();
      expect(said(checks)).toEqual(found);
    }
  });
});

describe('a proof', () => {
  const package_ = { code, sha256: leaf.package, journalHead: before.hash };
  const judges = { rootHolds, readStamp: async () => undefined };
  const check = async (change: Partial<InclusionProof> = {}, of = package_) =>
    said(await checkProof({ ...(await proven()), ...change }, of, judges));
  const all = [
    'proof-leaf code',
    'proof-leaf package',
    'sealing-entry sealing.prev',
    'sealing-entry sealing.hash',
    'sealing-entry sealing.code',
    'sealing-entry sealing',
    'inclusion-proof day 2026-03-02',
    'root-signature day 2026-03-02',
  ];
  const but = (...broken: string[]) => all.map((one) => `${broken.includes(one) ? '✗' : '✓'} ${one}`);
  /** The sealing entry with this instead, under a hash of its own, and the leaf that names it. */
  const resealed = (change: object) => {
    const { hash: _, prev, ...entry } = { ...last, ...change };
    const forged = link(prev, entry);
    return { sealing: canonicalJson(forged), leaf: { ...leaf, head: forged.hash } };
  };

  it('speaks of its package, leads to the root, and is signed', async () => {
    expect(await check()).toEqual(but());
  });

  it.each<[string, Partial<typeof package_>, string[]]>([
    ['dossier', { code: 'H00.01-20260302-0000009' }, ['proof-leaf code', 'sealing-entry sealing.code']],
    ['package', { sha256: 'f'.repeat(64) }, ['proof-leaf package', 'sealing-entry sealing']],
    ['journal', { journalHead: 'f'.repeat(64) }, ['sealing-entry sealing.prev']],
  ])('is of no other %s', async (_, change, broken) => {
    expect(await check({}, { ...package_, ...change })).toEqual(but(...broken));
  });

  it.each<[string, object]>([
    ['records something else too', { events: [...last.events, { type: 'odd' }] }],
    ['records nothing', { events: [] }],
    ['records another act', { events: [{ ...last.events[0], type: 'dossier.closed' }] }],
    ['names another package', { events: [{ type: 'dossier.sealed', package: { sha256: 'f'.repeat(64) } }] }],
    ['names none', { events: [{ type: 'dossier.sealed' }] }],
  ])('does not record the sealing where its entry %s', async (_, change) => {
    expect(await check(resealed(change))).toEqual(
      but('sealing-entry sealing', 'inclusion-proof day 2026-03-02'),
    );
  });

  it('has the entry to the letter', async () => {
    expect(await check({ sealing: ` ${canonicalJson(last)}` })).toEqual(but('sealing-entry sealing'));
    expect(await check({ sealing: canonicalJson({ ...last, hash: 'f'.repeat(64) }) })).toEqual(
      but('sealing-entry sealing'),
    );
    for (const unreadable of ['{', '{}'])
      expect(await check({ sealing: unreadable })).toEqual([
        '✓ proof-leaf code',
        '✓ proof-leaf package',
        '✗ sealing-entry sealing',
        '✓ inclusion-proof day 2026-03-02',
        '✓ root-signature day 2026-03-02',
      ]);
  });

  it('leads to the root from its own place only', async () => {
    for (const index of [0, 2, 3, -1])
      expect(await check({ index })).toEqual(but('inclusion-proof day 2026-03-02'));
  });

  it('is under a signature that holds, and a stamp that does', async () => {
    const { root } = await proven();
    expect(await check({ root: { ...root, signature: Buffer.alloc(384).toString('base64') } })).toEqual(
      but('root-signature day 2026-03-02'),
    );
    expect(await check({ root: { ...root, timeStamp: 'AAAA' } })).toEqual([
      ...but(),
      '✗ root-time-stamp day 2026-03-02',
    ]);
  });
});

describe('the time of a stamp', () => {
  const minute = 60_000;
  const day24 = 24 * 60 * minute;
  it.each([
    [-5 * minute, true],
    [-5 * minute - 1, false],
    [0, true],
    [day24, true],
    [day24 + 1, false],
  ])('%i milliseconds after the record: %s', async (apart, ok) => {
    const { root } = await proven();
    const at = new Date(Date.parse(root.record.at) + apart).toISOString();
    const asked: unknown[] = [];
    const readStamp = async (token: string, bytes: Uint8Array) => {
      asked.push([token, Buffer.from(bytes).toString('base64')]);
      return { at, authority: 'TSA của tỉnh' };
    };
    const checks = await checkStamp({ ...root, timeStamp: 'AAAA' }, { rootHolds, readStamp });
    expect(said(checks)).toEqual([`${ok ? '✓' : '✗'} root-time-stamp day 2026-03-02`]);
    for (const text of Object.values(checks[0]?.detail ?? {})) {
      expect(text).toContain(at);
      expect(text).toContain(ok ? 'TSA của tỉnh' : root.record.at);
    }
    expect(asked).toEqual([['AAAA', root.signature]]);
  });
});

describe('a place outside a tree', () => {
  it('has no path, and leads to no root', () => {
    const leaves = ['a', 'b'].map((text) => text.repeat(64));
    for (const index of [-1, 2]) expect(() => pathOf(leaves, index)).toThrow(`there is no leaf ${index}`);
    expect(rootFrom('a'.repeat(64), 0, 0, [])).toBeUndefined();
    expect(rootFrom('a'.repeat(64), -1, 1, [])).toBeUndefined();
    expect(rootFrom('a'.repeat(64), 0, 1, [])).toBe('a'.repeat(64));
    expect(rootFrom('a'.repeat(64), 0, 1, ['b'.repeat(64)])).toBeUndefined();
  });
});
