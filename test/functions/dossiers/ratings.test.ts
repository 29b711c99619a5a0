import { describe, expect, it } from 'vitest';
import { getRating, rateDossier } from '#functions/dossiers/ratings.ts';
import { memoryUnitRecordStore } from '#shared/adapters/memory/unit-record-store.ts';
import type { Rating } from '#shared/rating/rating.ts';
import {
  auditor,
  code,
  manager,
  otherPortal,
  portal,
  reception,
  receptionElsewhere,
  returned,
  specialist,
  submitted,
} from '#test/dossier/fixtures.ts';
import { expectHidden, expectKeyAndBody } from '../refusals.ts';
import { clientOf, keep, scene, stage } from '../scene.ts';

stage('2026-03-05 09:30');

const path = `/v1/dossiers/${code}/rating`;
const invented = '/v1/dossiers/H00.01-20260302-0000009/rating';
const body = { scores: { overall: 4 }, comment: 'Nhanh' };

async function at(story = returned()) {
  const deps = { ...scene(), ratings: memoryUnitRecordStore<Rating>() };
  await keep(deps.store, story);
  const ask = clientOf([rateDossier(deps), getRating(deps)]);
  return { ask, stored: () => deps.ratings.find(code) };
}

describe('a rating', () => {
  it('is given once for a closed dossier, and read by whoever has the dossier', async () => {
    const { ask } = await at();
    const rate = (more: object = {}) => ask(portal, `POST ${path}`, { body: { ...body, ...more } });
    const given = await rate();
    expect(given).toMatchObject({
      statusCode: 201,
      json: {
        code,
        at: '2026-03-05T09:30:00+07:00',
        scores: [{ id: 'overall', score: 4 }],
        comment: 'Nhanh',
      },
    });
    expect((await rate()).json).toEqual(given.json);
    expect(await rate({ comment: 'Chậm' })).toMatchObject({
      statusCode: 409,
      json: { code: 'already-rated' },
    });
    for (const by of [portal, specialist, manager])
      expect(await ask(by, `GET ${path}`), by.id).toMatchObject({ statusCode: 200, json: given.json });
  });

  it('is the applicant’s to give', async () => {
    const rest = await at();
    const act = { ...rest, by: portal, line: `POST ${path}`, body };
    await expectKeyAndBody(act);
    await expectHidden(act, {
      strangers: [otherPortal, receptionElsewhere],
      unknown: 'unknown-dossier',
      invented: `POST ${invented}`,
      wrong: [specialist],
      kinds: [manager, auditor],
    });
    expect(await rest.ask(reception, act.line, { body })).toMatchObject({ statusCode: 201 });
  });

  it('that nobody gave, or of a dossier that is not the caller’s, is not found', async () => {
    const { ask } = await at();
    expect(await ask(portal, `GET ${path}`)).toMatchObject({ statusCode: 404, json: { code: 'not-rated' } });
    for (const [by, line] of [
      [portal, invented],
      [otherPortal, path],
      [receptionElsewhere, path],
    ] as const)
      expect(await ask(by, `GET ${line}`)).toMatchObject({
        statusCode: 404,
        json: { code: 'unknown-dossier' },
      });
    expect(await ask(auditor, `GET ${path}`)).toMatchObject({ statusCode: 403 });
  });

  it.each([
    [{ speed: 3 }, 422, '/scores/overall', 'missing-score'],
    [{ overall: 4, 'a/b~c': 3 }, 422, '/scores/a~1b~0c', 'unknown-criterion'],
    [{ overall: 9 }, 422, '/scores/overall', 'score-out-of-range'],
    [{ overall: 0 }, 400, '/scores/overall', 'too_small'],
  ])('with %j is refused: %i %s', async (scores, statusCode, pointer, found) => {
    const { ask, stored } = await at();
    const reply = await ask(portal, `POST ${path}`, { body: { scores } });
    expect(reply).toMatchObject({ statusCode });
    expect(reply.json).toHaveProperty(
      'errors',
      expect.arrayContaining([expect.objectContaining({ pointer, code: found })]),
    );
    expect(await stored()).toBeUndefined();
  });

  it('is none while the dossier is open', async () => {
    const { ask, stored } = await at(submitted());
    expect(await ask(portal, `POST ${path}`, { body })).toMatchObject({
      statusCode: 409,
      json: { code: 'dossier-open' },
    });
    expect(await stored()).toBeUndefined();
  });
});
