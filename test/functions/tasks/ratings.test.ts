import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { listRatings } from '#functions/tasks/ratings.ts';
import { memoryUnitRecordStore } from '#shared/adapters/memory/unit-record-store.ts';
import type { Rating } from '#shared/rating/rating.ts';
import { auditor, local, manager, portal, specialist } from '#test/dossier/fixtures.ts';
import { cursors } from '#test/support/cursors.ts';
import { clientOf, stage } from '../scene.ts';

stage('2026-03-09 09:30');

let ratings: ReturnType<typeof memoryUnitRecordStore<Rating>>;
let ask: ReturnType<typeof clientOf>;
beforeEach(() => {
  ratings = memoryUnitRecordStore();
  ask = clientOf([listRatings({ ratings, cursors })]);
});

const rated = (id: string, at: string, unit = 'H00.01') =>
  ratings.put({
    id,
    unit,
    procedure: { code: '1.004873', version: 1 },
    at: local(at),
    by: { kind: 'portal', id: portal.id },
    scores: { overall: 4 },
    comment: 'Nhanh',
    digest: 'd',
  });

const Page = z.object({ items: z.array(z.object({ code: z.string() })), nextCursor: z.string().optional() });
const list = (query: string) => ask(manager, `GET /v1/reports/ratings?${query}`);
const codesOf = async (query: string) => Page.parse((await list(query)).json).items.map(({ code }) => code);

describe('the ratings of a unit', () => {
  it('are shown in the words of their scheme, and without who gave them', async () => {
    await rated('A', '2026-03-02 09:00');
    const reply = await list('');
    expect(reply).toMatchObject({
      statusCode: 200,
      json: {
        items: [
          {
            code: 'A',
            at: '2026-03-02T09:00:00+07:00',
            scores: [{ id: 'overall', score: 4, answer: { vi: expect.any(String) } }],
            comment: 'Nhanh',
          },
        ],
      },
    });
    expect(reply.body).not.toContain(portal.id);
  });

  it('are listed over days in Việt Nam, page by page, by cursors of this list', async () => {
    await rated('A', '2026-03-02 00:00');
    await rated('B', '2026-03-02 23:59');
    await rated('C', '2026-03-03 00:00');
    await rated('X', '2026-03-02 12:00', 'H00.02');
    expect(await codesOf('from=2026-03-02&to=2026-03-02')).toEqual(['A', 'B']);
    const { nextCursor = '' } = Page.parse((await list('limit=2')).json);
    expect(await codesOf(`limit=2&cursor=${encodeURIComponent(nextCursor)}`)).toEqual(['C']);
    for (const bad of ['limit=2&cursor=B', `unit=H00.01&cursor=${encodeURIComponent(nextCursor)}`])
      expect(await list(bad)).toMatchObject({ statusCode: 400, json: { code: 'invalid-cursor' } });
    expect(await list('from=2026-03-32')).toMatchObject({ json: { errors: [{ pointer: '/query/from' }] } });
  });

  it('are for its managers and those above it', async () => {
    await rated('X', '2026-03-02 12:00', 'H00.02');
    expect(await codesOf('')).toEqual([]);
    expect(await list('unit=H00.02')).toMatchObject({ statusCode: 403, json: { code: 'forbidden' } });
    const above = { ...manager, unit: 'H00' };
    expect(await ask(above, 'GET /v1/reports/ratings?unit=H00.02')).toMatchObject({
      json: { items: [{ code: 'X' }] },
    });
    for (const by of [specialist, portal, auditor])
      expect(await ask(by, 'GET /v1/reports/ratings')).toMatchObject({ statusCode: 403 });
  });
});
