import { beforeAll, describe, expect, it } from 'vitest';
import { api } from '#functions/http/api.ts';
import { getRoot, listRoots } from '#functions/public/roots.ts';
import { memoryRootStore, noRoots } from '#shared/adapters/memory/root-store.ts';
import type { SignedRoot } from '#shared/archive/proof/day-root.ts';
import { proveDays } from '#shared/use-cases/archive/prove-days.ts';
import { aLeaf, archiveOf } from '#test/archive/proof/days.ts';
import { local } from '#test/dossier/fixtures.ts';
import { call } from '#test/functions/http/calling.ts';
import { cursors } from '#test/support/cursors.ts';
import { quiet } from '#test/support/quiet.ts';

quiet();

const days = ['2026-03-02', '2026-03-03'];
const kept = noRoots();

beforeAll(async () => {
  const deps = archiveOf(new Map([['2026-03-02', [aLeaf('a')]]]), { kept });
  await proveDays(deps, local('2026-03-04 01:30'));
  expect([...kept.table.keys()]).toEqual(days);
});

const rootOn = (day: string): SignedRoot => {
  const root = kept.table.get(day);
  if (root === undefined) throw new Error(`no root of ${day}`);
  return root;
};

async function open() {
  const roots = memoryRootStore(kept);
  return api([listRoots({ roots, cursors }), getRoot({ roots })]);
}
const ask = async (path: string, query = '') => call(await open(), { path, query, claims: null });

describe('the roots of days', () => {
  it('are listed to anybody, the latest first, and no cache keeps a list that grows', async () => {
    const { json, headers } = await ask('/v1/proofs', 'limit=1');
    expect(json).toMatchObject({ items: [rootOn('2026-03-03')], nextCursor: expect.any(String) });
    expect(headers).toMatchObject({ 'cache-control': 'no-cache', 'x-content-type-options': 'nosniff' });
    const next = new URLSearchParams(/\?(.*)>/.exec(headers['link'] ?? '')?.[1]);
    expect((await ask('/v1/proofs', next.toString())).json).toEqual({ items: [rootOn('2026-03-02')] });
  });

  it('are not ended by an empty or invented cursor', async () => {
    for (const cursor of ['', 'xxx'])
      expect(await ask('/v1/proofs', `cursor=${cursor}`)).toMatchObject({
        statusCode: 400,
        json: { code: 'invalid-cursor' },
      });
  });

  it('are kept by whoever asked for one', async () => {
    const { headers } = await ask('/v1/proofs/2026-03-02');
    expect(headers).toMatchObject({
      'cache-control': 'public, max-age=3600',
      'x-content-type-options': 'nosniff',
    });
  });

  it('are named instead of shown where the table has another than was signed', async () => {
    const sound = rootOn('2026-03-03');
    kept.table.set('2026-03-03', { ...sound, record: { ...sound.record, count: 7 } });
    try {
      expect((await ask('/v1/proofs')).json).toEqual({
        items: [rootOn('2026-03-02')],
        damaged: ['2026-03-03'],
      });
      expect(await ask('/v1/proofs/2026-03-03')).toMatchObject({
        statusCode: 409,
        json: { code: 'damaged', errors: [{ code: 'root-signature' }] },
      });
    } finally {
      kept.table.set('2026-03-03', sound);
    }
  });
});
