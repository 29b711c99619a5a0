import { beforeEach, describe, expect, it } from 'vitest';
import { findPapers, withdrawPapers } from '#functions/dossiers/papers.ts';
import { aPaper } from '#test/adapters/kept-paper-store.contract.ts';
import {
  auditor,
  manager,
  portal,
  procedure,
  reception,
  receptionElsewhere,
  specialist,
} from '#test/dossier/fixtures.ts';
import { clientOf, scene, stage } from '../scene.ts';

stage('2026-03-02 09:30');

const identifier = '001099000001';
const { paper: _, ...known } = aPaper({ procedure: procedure.code, validUntil: '2026-12-31' });
const find = { identifier, procedure: procedure.code, unit: 'H00.01' };
const withdraw = { identifier, unit: 'H00.01', keep: false };

let deps: ReturnType<typeof scene>;
let ask: ReturnType<typeof clientOf>;
beforeEach(async () => {
  deps = scene();
  ask = clientOf([findPapers(deps), withdrawPapers(deps)]);
  await deps.kept.keep(identifier, known);
  await deps.kept.keep(identifier, { ...known, file: 'old', validUntil: '2026-03-01' });
  await deps.kept.keep(identifier, { ...known, file: 'other', component: 'none-of-this-procedure' });
  await deps.kept.keep('079099000002', { ...known, code: 'H-2' });
});

const papers = async () => (await deps.kept.find(identifier, '2026-03-02')).papers;
const looks = async () => {
  const { person } = await deps.kept.find(identifier, '2026-03-02');
  return (await deps.accessLog.page(person, { limit: 10 })).items;
};

describe('the papers of a person', () => {
  it('are those that still hold and fit the procedure, each with what it may be handed in for', async () => {
    for (const by of [portal, reception]) {
      const { component: __, ...shown } = known;
      expect(await ask(by, 'POST /v1/papers', { body: find })).toMatchObject({ statusCode: 200 });
      const { json } = await ask(by, 'POST /v1/papers', { body: find });
      expect(json).toEqual({
        items: [{ ...shown, for: 'declaration', acceptedAt: '2026-11-01T08:00:00+07:00' }],
      });
    }
    const nobody = { ...find, identifier: '001099000009' };
    expect(await ask(portal, 'POST /v1/papers', { body: nobody })).toMatchObject({ json: { items: [] } });
  });

  it('are looked for on record: who, when and for which procedure', async () => {
    await ask(portal, 'POST /v1/papers', { body: find });
    expect(await looks()).toMatchObject([{ by: portal.id, purpose: procedure.code, what: 'papers' }]);
  });

  it('are kept no more when their owner says so; the bytes go, and others’ papers stay', async () => {
    const line = 'PUT /v1/papers';
    expect(await ask(portal, line, { body: withdraw })).toMatchObject({
      statusCode: 200,
      json: { withdrawn: 2 },
    });
    expect(deps.removed).toEqual(['papers/H-1/f1', 'papers/H-1/other']);
    expect(await papers()).toEqual([]);
    expect(await looks()).toMatchObject([{ by: portal.id, purpose: 'keep: false' }]);
    expect(await ask(portal, line, { body: withdraw })).toMatchObject({ json: { withdrawn: 0 } });
    expect((await deps.kept.find('079099000002', '2026-03-02')).papers).toHaveLength(1);
  });

  it.each([
    ['POST /v1/papers', find],
    ['PUT /v1/papers', withdraw],
  ])('%s is for portals and the unit’s own desk; nobody else leaves a trace', async (line, body) => {
    for (const by of [specialist, receptionElsewhere, manager, auditor])
      expect(await ask(by, line, { body }), by.id).toMatchObject({
        statusCode: 403,
        json: { code: 'forbidden' },
      });
    expect(await ask(null, line, { body })).toMatchObject({ statusCode: 401 });
    expect([await looks(), deps.removed, (await papers()).length]).toEqual([[], [], 2]);
  });

  it.each<[string, object, number, string, string?]>([
    ['POST', { ...find, procedure: '1.999999' }, 404, 'unknown-procedure'],
    ['POST', { ...find, identifier: '1' }, 400, 'invalid-request', '/identifier'],
    ['PUT', { ...withdraw, keep: true }, 400, 'invalid-request', '/keep'],
    ['PUT', { ...withdraw, unit: 'An Bình' }, 400, 'invalid-request', '/unit'],
  ])('%s with %j is refused: %i %s', async (method, body, statusCode, code, pointer) => {
    const reply = await ask(portal, `${method} /v1/papers`, { body });
    expect(reply).toMatchObject({ statusCode, json: { code } });
    if (pointer !== undefined) expect(reply.json).toHaveProperty('errors.0.pointer', pointer);
    expect([await looks(), deps.removed]).toEqual([[], []]);
  });
});
