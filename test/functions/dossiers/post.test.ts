import { describe, expect, it } from 'vitest';
import { getConsignment, takePostEvent } from '#functions/dossiers/post.ts';
import type { Caller } from '#shared/unit/caller.ts';
import {
  auditor,
  code,
  manager,
  officer,
  portal,
  reception,
  receptionElsewhere,
  resolved,
  specialist,
  submitted,
} from '#test/dossier/fixtures.ts';
import { carrier, handed, posted } from '#test/post/samples.ts';
import { expectKeyAndBody } from '../refusals.ts';
import { clientOf, keep, scene, stage } from '../scene.ts';

stage('2026-03-03 10:30');

const vnpost: Caller = { kind: 'portal', id: carrier.id };
const above = officer('tiep-nhan.tinh', 'reception', 'H00');
const { tracking } = posted();
const line = 'POST /v1/post/events';

async function at(story = submitted(), record = carrier) {
  const deps = scene({ portals: [record, { ...carrier, id: portal.id, carries: undefined }] });
  await keep(deps.store, story);
  const ask = clientOf([takePostEvent(deps), getConsignment(deps)]);
  const stored = async () => [await deps.store.whole(code), await deps.consignments.find(tracking)];
  return { ask, stored };
}

describe('what a carrier tells', () => {
  it('of papers on their way is seen by reception of the unit that they go to, and by nobody else', async () => {
    const { ask } = await at();
    for (const body of [posted(), handed(), posted()])
      expect(await ask(vnpost, line, { body })).toMatchObject({ statusCode: 200, json: { noted: true } });
    for (const by of [reception, above])
      expect(await ask(by, `GET /v1/post/${tracking}`)).toMatchObject({
        statusCode: 200,
        json: {
          items: [
            {
              carrier: 'vnpost',
              tracking,
              unit: 'H00.01',
              applicant: 'NGUYỄN VĂN A',
              papers: [{ component: 'declaration', originals: 1, copies: 0 }],
              postedAt: '2026-02-27T15:00:00+07:00',
              handedAt: '2026-03-02T07:45:00+07:00',
              receiver: 'Nguyễn Thị Hoa',
            },
          ],
        },
      });
    expect(await ask(receptionElsewhere, `GET /v1/post/${tracking}`)).toMatchObject({ json: { items: [] } });
    expect(await ask(reception, 'GET /v1/post/RR999999999VN')).toMatchObject({ json: { items: [] } });
    expect(await ask(specialist, `GET /v1/post/${tracking}`)).toMatchObject({ json: { code: 'wrong-role' } });
    for (const by of [vnpost, manager, auditor])
      expect(await ask(by, `GET /v1/post/${tracking}`)).toMatchObject({ json: { code: 'forbidden' } });
    expect(await ask(reception, 'GET /v1/post/rr1')).toMatchObject({
      statusCode: 400,
      json: { errors: [{ pointer: '/path/tracking' }] },
    });
  });

  it('of a result on its way moves the dossier, once however often it is told', async () => {
    const { ask, stored } = await at(resolved());
    const details = { at: '2026-03-03T09:00:00+07:00', tracking: 'RR2-VN', dossier: code };
    const sent = { event: 'handed-to-carrier', ...details };
    for (let time = 0; time < 2; time += 1)
      expect(await ask(vnpost, line, { body: sent })).toMatchObject({ statusCode: 200 });
    expect(
      await ask(vnpost, line, { body: { event: 'delivered', ...details, receiver: 'A' } }),
    ).toMatchObject({
      statusCode: 200,
    });
    expect(await stored()).toMatchObject([
      { dossier: { status: 'returned', delivery: { last: { state: 'delivered', receiver: 'A' } } } },
      [],
    ]);
    expect(
      await ask(vnpost, line, { body: { event: 'delivered', ...details, receiver: 'B' } }),
    ).toMatchObject({
      statusCode: 409,
      json: { code: 'contradiction' },
    });
  });

  it.each<[object, number, string, string?]>([
    [handed(), 422, 'unknown-consignment'],
    [
      { event: 'handed-to-carrier', tracking, at: posted().at, dossier: 'H00.01-20260302-0000009' },
      404,
      'unknown-dossier',
    ],
    [{ event: 'handed-to-carrier', tracking, at: posted().at, dossier: code }, 409, 'not-resolved'],
    [{ ...posted(), papers: [] }, 400, 'invalid-request', '/papers'],
    [{ ...posted(), event: 'lost' }, 400, 'invalid-request', '/event'],
    [{ ...posted(), at: '27/02/2026' }, 400, 'invalid-request', '/at'],
  ])('%j is refused: %i %s', async (body, statusCode, refused, pointer) => {
    const { ask, stored } = await at();
    const before = await stored();
    const reply = await ask(vnpost, line, { body });
    expect(reply).toMatchObject({ statusCode, json: { code: refused } });
    if (pointer !== undefined) expect(reply.json).toHaveProperty('errors.0.pointer', pointer);
    expect(await stored()).toEqual(before);
  });

  it('is taken from carriers alone, each for its own units', async () => {
    const { ask, stored } = await at();
    await expectKeyAndBody({ ask, by: vnpost, line, body: posted(), stored });
    const before = await stored();
    for (const by of [portal, { ...portal, id: 'nobody-knows-it' }])
      expect(await ask(by, line, { body: posted() })).toMatchObject({
        statusCode: 403,
        json: { code: 'wrong-role' },
      });
    for (const by of [reception, manager, auditor])
      expect(await ask(by, line, { body: posted() })).toMatchObject({
        statusCode: 403,
        json: { code: 'forbidden' },
      });
    expect(await stored()).toEqual(before);
    for (const record of [
      { ...carrier, active: false },
      { ...carrier, carries: ['H00.02'] },
    ]) {
      const other = await at(submitted(), record);
      expect(await other.ask(vnpost, line, { body: posted() })).toMatchObject({
        json: { code: 'wrong-role' },
      });
      expect(await other.stored()).toMatchObject([{}, []]);
    }
  });
});
