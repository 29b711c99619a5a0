import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { checkEligibility, getProcedure, listProcedures } from '#functions/dossiers/procedures.ts';
import { pageOf } from '#shared/kernel/page.ts';
import type { Catalogue } from '#shared/procedure/catalogue.ts';
import {
  auditor,
  manager,
  otherPortal,
  portal,
  procedure,
  sameDay,
  specialist,
} from '#test/dossier/fixtures.ts';
import { forMarriage } from '#test/procedure/conditions.ts';
import { clientOf, scene, stage } from '../scene.ts';

stage('2026-03-02 09:30');

const lines = [procedure, sameDay].map(({ code, name, field, version }) => ({ code, name, field, version }));

/** The two procedures of the scene; what is looked for is a part of the code. */
const catalogue: Catalogue = {
  search: async ({ q = '', ...page }) =>
    pageOf(
      lines.filter(({ code }) => code.includes(q)),
      ({ code }) => code,
      page,
    ),
};

/** The next version is in force from April on. */
const next = { ...procedure, version: 2, effectiveFrom: '2026-04-01' };
const deps = {
  ...scene({ procedures: [procedure, { ...sameDay, eligibility: [forMarriage] }, next] }),
  catalogue,
};
const ask = clientOf([listProcedures(deps), getProcedure(deps), checkEligibility(deps)]);

describe('the catalogue', () => {
  const Page = z.object({
    items: z.array(z.looseObject({ code: z.string() })),
    nextCursor: z.string().optional(),
  });

  it('is searched page by page, by cursors of this caller and question', async () => {
    const first = await ask(portal, 'GET /v1/procedures?limit=1');
    const { items, nextCursor = '' } = Page.parse(first.json);
    expect(items).toEqual(lines.slice(0, 1));
    expect(first.headers['link']).toMatch(/^<\/v1\/procedures\?limit=1&cursor=[^>]+>; rel="next"$/);
    const rest = `limit=1&cursor=${encodeURIComponent(nextCursor)}`;
    expect((await ask(portal, `GET /v1/procedures?${rest}`)).json).toEqual({ items: lines.slice(1) });
    for (const [by, query] of [
      [otherPortal, rest],
      [portal, `q=1&${rest}`],
      [portal, 'cursor=1.004873'],
    ] as const)
      expect(await ask(by, `GET /v1/procedures?${query}`)).toMatchObject({
        json: { code: 'invalid-cursor' },
      });
    expect((await ask(portal, `GET /v1/procedures?q=${sameDay.code}`)).json).toEqual({
      items: lines.slice(1),
    });
  });

  it('is for everybody who has signed in', async () => {
    for (const path of ['/v1/procedures', `/v1/procedures/${procedure.code}`]) {
      for (const by of [portal, specialist, manager, auditor])
        expect(await ask(by, `GET ${path}`)).toMatchObject({ statusCode: 200 });
      expect(await ask(null, `GET ${path}`)).toMatchObject({ statusCode: 401 });
    }
  });
});

describe('a procedure', () => {
  const path = `GET /v1/procedures/${procedure.code}`;

  it('is the version that is in force, or the one that is named, under the tag of its version', async () => {
    const now = await ask(portal, path);
    expect(now).toMatchObject({ statusCode: 200, headers: { etag: expect.stringMatching(/^"1-/) } });
    expect(now.json).toMatchObject(JSON.parse(JSON.stringify(procedure)));
    expect(await ask(portal, `${path}?version=2`)).toMatchObject({
      json: { version: 2, effectiveFrom: '2026-04-01' },
    });
    const known = { headers: { 'if-none-match': now.headers['etag'] ?? '' } };
    expect(await ask(portal, path, known)).toMatchObject({ statusCode: 304 });
    expect(await ask(portal, `${path}?version=2`, known)).toMatchObject({ statusCode: 200 });
  });

  it('that is not published, in that version or at all, is unknown', async () => {
    for (const line of [`${path}?version=9`, 'GET /v1/procedures/1.999999'])
      expect(await ask(portal, line)).toMatchObject({ statusCode: 404, json: { code: 'unknown-procedure' } });
    for (const [line, pointer] of [
      [`${path}?version=0x1`, '/query/version'],
      ['GET /v1/procedures/unknown', '/path/code'],
    ] as const)
      expect(await ask(portal, line)).toMatchObject({ statusCode: 400, json: { errors: [{ pointer }] } });
  });
});

describe('what is asked before filing', () => {
  const path = `POST /v1/procedures/${sameDay.code}/eligibility`;

  it('is answered by the version in force, and never as a problem', async () => {
    const asked = { body: { applicant: { kind: 'citizen' }, channel: 'desk' } };
    expect(await ask(portal, path, asked)).toMatchObject({
      statusCode: 200,
      json: { eligible: 'unsure', reasons: [], questions: [{ id: 'for-marriage', ask: forMarriage.ask }] },
    });
  });

  it('is for who files, about what is published', async () => {
    const unknown = 'POST /v1/procedures/1.999999/eligibility';
    expect(await ask(specialist, unknown, { body: {} })).toMatchObject({
      json: { code: 'unknown-procedure' },
    });
    expect(await ask(manager, path, { body: {} })).toMatchObject({ statusCode: 403 });
  });
});

describe('a procedure that has a national code', () => {
  const versions = [1, 2].map((version) => ({
    ...procedure,
    code: 'LOCAL.GIAY-PHEP-XAY-DUNG',
    version,
    effectiveFrom: version === 1 ? '2025-07-01' : '2026-07-01',
  }));
  const residence = { ...procedure, code: 'LOCAL.TAM-TRU' };
  const askCoded = clientOf([
    getProcedure({ ...scene({ procedures: [...versions, residence] }), catalogue }),
  ]);

  it('is found by it', async () => {
    expect(await askCoded(portal, 'GET /v1/procedures/1.004194')).toMatchObject({
      json: { code: 'LOCAL.TAM-TRU', nationalCode: '1.004194' },
    });
    expect(await askCoded(portal, 'GET /v1/procedures/LOCAL.TAM-TRU')).toMatchObject({
      json: { nationalCode: '1.004194' },
    });
    expect(await askCoded(portal, 'GET /v1/procedures/1.004222')).toMatchObject({
      json: { code: 'unknown-procedure' },
    });
  });

  it('keeps it for the versions of its days', async () => {
    const path = 'GET /v1/procedures/LOCAL.GIAY-PHEP-XAY-DUNG';
    expect((await askCoded(portal, `${path}?version=1`)).json).toMatchObject({ nationalCode: '1.009122' });
    expect((await askCoded(portal, `${path}?version=2`)).json).not.toHaveProperty('nationalCode');
    expect((await askCoded(portal, 'GET /v1/procedures/1.009122')).json).toMatchObject({
      version: 1,
      nationalCode: '1.009122',
    });
  });
});
