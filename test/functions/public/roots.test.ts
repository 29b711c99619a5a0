import { describe, expect, it } from 'vitest';
import { api } from '#functions/middleware/api.ts';
import { getRoot, listRoots } from '#functions/public/roots.ts';
import { memoryRootBook } from '#shared/adapters/memory/root-book.ts';
import { call } from '#test/functions/middleware/calling.ts';
import { cursors } from '#test/support/cursors.ts';

const rootOn = (day: string) => ({
  record: { day, count: 0, root: 'a'.repeat(64), previous: '0'.repeat(64), at: `${day}T20:00:00.000Z` },
  algorithm: 'RSASSA_PKCS1_V1_5_SHA_256' as const,
  signature: 'c2ln',
  publicKey: 'a2V5',
});

async function open() {
  const roots = memoryRootBook();
  for (const day of ['2026-03-02', '2026-03-03']) await roots.put(rootOn(day), []);
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
});
