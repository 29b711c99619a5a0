import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { listAccesses, listSearches } from '#functions/archive/accesses.ts';
import { getArchivedDossier, listArchivedEvents } from '#functions/archive/archive.ts';
import { findPerson, listPersonAccesses } from '#functions/archive/people.ts';
import { api } from '#functions/http/api.ts';
import { PersonFound } from '#shared/api/views/archive.ts';
import { Access } from '#shared/archive/access-log.ts';
import { quiet } from '#test/support/quiet.ts';
import { type Call, call } from '../http/calling.ts';
import { archiveScene, type Scene } from './archive-scene.ts';

quiet();

let scene: Scene;
beforeAll(async () => {
  scene = await archiveScene();
}, 120_000);
afterAll(() => scene.stop());

const everywhere = { sub: 'thanh-tra', actor: 'auditor' };
const ofOther = { sub: 'thanh-tra.binh-minh', actor: 'auditor', unit: 'H00.02' };
const ofUnit = { sub: 'thanh-tra.an-binh', actor: 'auditor', unit: 'H00.01' };
/** The applicant of every dossier of the scene. */
const identifier = '001099000001';
const secret = 'Vụ án số 7 (mật)';

const answer = (request: Call) => {
  const { deps } = scene;
  return call(
    api([
      listSearches(deps),
      findPerson(deps),
      listPersonAccesses(deps),
      getArchivedDossier(deps),
      listAccesses(deps),
      listArchivedEvents(deps),
    ]),
    request,
  );
};
const ask = (claims: Record<string, unknown>, path: string, body: object) =>
  answer({
    claims,
    method: 'POST',
    path,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ identifier, ...body }),
  });
const find = async (claims: Record<string, unknown>, purpose: string, more: object = {}) =>
  PersonFound.parse((await ask(claims, '/v1/archive/people', { purpose, ...more })).json);

const Page = z.object({ items: z.array(z.looseObject({})), nextCursor: z.string().optional() });

/** Every item of a list, page by page. */
async function follow(path: string, query: string): Promise<Record<string, unknown>[]> {
  const seen: Record<string, unknown>[] = [];
  let cursor: string | undefined;
  do {
    const place = cursor === undefined ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const { json, statusCode } = await answer({ claims: everywhere, path, query: `${query}${place}` });
    expect(statusCode, JSON.stringify(json)).toBe(200);
    const page = Page.parse(json);
    seen.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return seen;
}

describe('who looked for a person', () => {
  it('is told to an auditor of all units, page by page with what is about the person', async () => {
    const first = await find(everywhere, secret, { limit: 2 });
    expect(first.items).toHaveLength(2);
    expect(first.accesses).toContainEqual(expect.objectContaining({ what: 'person', purpose: secret }));
    const rest = await find(everywhere, secret, { limit: 2, cursor: first.nextCursor });
    expect(rest.items).toHaveLength(1);
    expect(rest.nextCursor).toBeUndefined();
  });

  it('is told to nobody who sees no dossier of the person', async () => {
    expect(await find(ofOther, 'Kiểm tra')).toEqual({ items: [], accesses: [] });
    const listed = await ask(ofOther, '/v1/archive/people/accesses', { purpose: 'Kiểm tra' });
    expect(listed.json).toEqual({ items: [] });
  });

  it('is told to an auditor of a unit as far as that unit looked', async () => {
    await find(ofUnit, 'Kiểm tra của phường');
    const { accesses, items } = await find(ofUnit, 'Kiểm tra của phường');
    expect(items).toHaveLength(3);
    expect(accesses.map(({ purpose }) => purpose)).toEqual(['Kiểm tra của phường']);
    const listed = await ask(ofUnit, '/v1/archive/people/accesses', { purpose: 'Xem lại' });
    const all = z.object({ items: z.array(Access) }).parse(listed.json);
    expect(all.items.map(({ by }) => by)).toEqual(['thanh-tra.an-binh', 'thanh-tra.an-binh']);
  });
});

describe('a dossier that was looked at very often', () => {
  const looks = 600;
  const purpose = 'ế'.repeat(500);

  it('is opened by an answer that does not grow with it, and all looks are listed', async () => {
    const { accessLog } = scene.deps;
    for (let look = 0; look < looks; look += 1)
      await accessLog.note(scene.code, {
        by: `thanh-tra-${look}`,
        purpose,
        what: 'dossier',
        at: new Date(Date.parse('2026-03-04T01:00:00.000Z') + look * 60_000).toISOString(),
      });
    const why = 'purpose=Thanh%20tra';
    const opened = await answer({ claims: everywhere, path: `/v1/archive/${scene.code}`, query: why });
    expect(opened.statusCode).toBe(200);
    const { accesses } = z.object({ accesses: z.array(Access) }).parse(opened.json);
    expect(accesses).toHaveLength(50);
    expect(opened.body?.length).toBeLessThan(200_000);
    const all = await follow(`/v1/archive/${scene.code}/accesses`, `${why}&limit=100`);
    expect(all.filter((access) => access['purpose'] === purpose)).toHaveLength(looks);
  });

  it('has a journal that is read page by page', async () => {
    const why = 'purpose=Thanh%20tra';
    const entries = await follow(`/v1/archive/${scene.code}/events`, `${why}&limit=2`);
    expect(entries.map((entry) => entry['seq'])).toEqual([1, 2, 3, 4, 5]);
    expect(entries[0]).not.toHaveProperty('digest');
  });
});

describe('searches of the archive', () => {
  it('are shown to whoever may audit the unit that they name', async () => {
    await scene.deps.accessLog.note('UNIT~H00.01', {
      by: 'thanh-tra',
      purpose: secret,
      what: 'search',
      at: '2026-03-04T01:00:00.000Z',
    });
    const searches = (claims: Record<string, unknown>, query: string) =>
      answer({ claims, path: '/v1/archive/searches', query });
    expect((await searches(everywhere, 'unit=H00.01')).json).toMatchObject({ items: [{ purpose: secret }] });
    expect((await searches(ofUnit, 'unit=H00.01')).json).toEqual({ items: [] });
    expect((await searches(ofOther, 'unit=H00.01')).statusCode).toBe(403);
    expect((await searches(ofUnit, '')).statusCode).toBe(403);
    expect((await searches(everywhere, '')).statusCode).toBe(200);
  });
});
