import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  approveDisposal,
  getDisposal,
  keepInDisposal,
  listDisposals,
  prepareDisposal,
} from '#functions/archive-retention/disposals.ts';
import { api } from '#functions/http/api.ts';
import { memoryDisposalStore } from '#shared/adapters/memory/disposal-store.ts';
import { memoryKeepingStore } from '#shared/adapters/memory/keeping-store.ts';
import { DisposalView } from '#shared/api/resources/archive/disposals.ts';
import type { Disposal } from '#shared/archive/keeping/disposal.ts';
import { isSealed } from '#shared/dossier/dossier.ts';
import type { DossierLists } from '#shared/dossier/lists.ts';
import { code, go, local, returned, sealing, system } from '#test/dossier/fixtures.ts';
import { cursors } from '#test/support/cursors.ts';
import { quiet } from '#test/support/quiet.ts';
import { call } from '../http/calling.ts';

quiet();

const { dossier } = go(returned(), [[sealing, system, local('2026-03-04 09:10')]]);
if (!isSealed(dossier)) throw new Error('it is not sealed');
const due = { ...dossier, package: { ...dossier.package, retainUntil: '2020-01-01T00:00:00.000Z' } };

/** One dossier of each unit is due. */
const lists: DossierLists = { page: async ({ unit }) => ({ items: [{ ...due, unit }] }) };

let disposals: ReturnType<typeof memoryDisposalStore>;
let handler: ReturnType<typeof api>;
beforeEach(() => {
  disposals = memoryDisposalStore();
  const deps = { lists, keeping: memoryKeepingStore(), disposals, cursors };
  handler = api([
    prepareDisposal(deps),
    listDisposals(deps),
    getDisposal(deps),
    keepInDisposal(deps),
    approveDisposal(deps),
  ]);
});

const auditor = (sub: string, unit?: string) => ({ sub, actor: 'auditor', ...(unit && { unit }) });
const ofOne = auditor('luu-tru.an-binh', 'H00.01');
const ofOther = auditor('luu-tru.binh-minh', 'H00.02');
const ofAll = auditor('thanh-tra');
type Claims = Record<string, unknown>;

const put = (claims: Claims, path: string, body: object) =>
  call(handler, {
    method: 'PUT',
    path: `/v1/archive/disposals/${path}`,
    claims,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
const get = (claims: Claims, path = '', query = '') =>
  call(handler, { path: `/v1/archive/disposals${path}`, claims, query });
const drawUp = async (claims: Claims, id: string, unit: string) => {
  const { json, statusCode } = await put(claims, id, { unit });
  expect(statusCode, JSON.stringify(json)).toBe(200);
  return DisposalView.parse(json);
};

describe('the id of a list of disposal', () => {
  it('is in the space of whoever chose it: nobody takes it from anybody, or learns that it is taken', async () => {
    const one = await drawUp(ofOne, 'huy-2027', 'H00.01');
    const other = await drawUp(ofOther, 'huy-2027', 'H00.02');
    expect(new Set([one.id, other.id]).size).toBe(2);
    expect((await get(ofOne, '/huy-2027')).json).toEqual(one);
    expect((await get(ofOther, '/huy-2027')).json).toEqual(other);
    expect(await drawUp(ofOne, 'huy-2027', 'H00.01')).toEqual(one);
    const unknown = { statusCode: 404, json: { code: 'unknown-disposal' } };
    expect(await get(ofAll, '/huy-2027')).toMatchObject(unknown);
    expect(await get(ofOther, `/${one.id}`)).toMatchObject(unknown);
    expect(await put(ofOther, `${one.id}/approval`, {})).toMatchObject(unknown);
    const taken = await put(ofAll, one.id, { unit: 'H00.01' });
    expect(taken).toMatchObject({ statusCode: 400 });
  });

  it('is whole in the answer, and by that whoever may audit the unit sees, approves and keeps', async () => {
    const { id } = await drawUp(ofOne, 'huy-2027', 'H00.01');
    expect((await get(ofAll, `/${id}`)).json).toMatchObject({ id, state: 'prepared' });
    expect((await put(ofAll, `${id}/approval`, {})).json).toMatchObject({ approvals: [{ by: 'thanh-tra' }] });
    const kept = await put(ofAll, `${id}/keeps/${code}`, { reason: 'Còn khiếu nại' });
    expect(kept.json).toMatchObject({ keeps: [{ code }] });
    expect(await put(ofOne, 'huy-2027/approval', {})).toMatchObject({ json: { code: 'own-disposal' } });
  });

  it('is bare where an earlier release kept the list', async () => {
    const { id } = await drawUp(ofOne, 'huy-2027', 'H00.01');
    const known = await disposals.find(id);
    await disposals.put({ ...(known as Disposal), id: 'huy-2025' });
    expect((await get(ofAll, '/huy-2025')).json).toMatchObject({ id: 'huy-2025' });
    expect(await get(ofOther, '/huy-2025')).toMatchObject({ statusCode: 404 });
  });
});

describe('the lists of disposal', () => {
  const Page = z.object({ items: z.array(z.object({ id: z.string() })), nextCursor: z.string().optional() });
  async function follow(claims: Claims) {
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const place = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
      const page = Page.parse((await get(claims, '', `limit=2${place}`)).json);
      pages.push(page.items.map(({ id }) => id.replace(/^.*~/, '')));
      cursor = page.nextCursor;
    } while (cursor !== undefined);
    return pages;
  }

  it('are shown page by page to whoever may audit their units, and to nobody else', async () => {
    for (const no of [1, 2, 3]) await drawUp(ofOne, `one-${no}`, 'H00.01');
    for (const no of [1, 2]) await drawUp(ofOther, `other-${no}`, 'H00.02');
    const own = await follow(ofOne);
    expect(own.map(({ length }) => length)).toEqual([2, 1]);
    expect(own.flat().toSorted()).toEqual(['one-1', 'one-2', 'one-3']);
    expect((await follow(ofOther)).flat().toSorted()).toEqual(['other-1', 'other-2']);
    expect((await follow(ofAll)).flat()).toHaveLength(5);
  });

  it('take a cursor from nobody but the one to whom it was given', async () => {
    for (const no of [1, 2, 3]) await drawUp(ofOne, `one-${no}`, 'H00.01');
    const { nextCursor = '' } = Page.parse((await get(ofOne, '', 'limit=2')).json);
    const again = `limit=2&cursor=${encodeURIComponent(nextCursor)}`;
    expect(await get(ofOne, '', again)).toMatchObject({ statusCode: 200 });
    expect(await get(ofAll, '', again)).toMatchObject({ statusCode: 400, json: { code: 'invalid-cursor' } });
    expect(await get(ofOne, '', 'limit=2&cursor=one-1')).toMatchObject({ statusCode: 400 });
  });
});
