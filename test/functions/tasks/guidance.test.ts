import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { listGuidance, recordGuidance } from '#functions/tasks/guidance.ts';
import { memoryUnitRecordStore } from '#shared/adapters/memory/unit-record-store.ts';
import type { Guidance } from '#shared/guidance/guidance.ts';
import {
  local,
  manager,
  portal,
  procedure,
  reception,
  receptionElsewhere,
  specialist,
} from '#test/dossier/fixtures.ts';
import { expectKeyAndBody } from '../refusals.ts';
import { clientOf, scene, stage } from '../scene.ts';

stage('2026-03-02 09:30');

const line = 'POST /v1/guidance';
const asked = {
  procedure: procedure.code,
  filing: 'online',
  channel: 'hotline',
  person: { name: 'NGUYỄN VĂN A', phone: '0912345678' },
  question: 'Cần giấy tờ gì?',
};

let guidance: ReturnType<typeof memoryUnitRecordStore<Guidance>>;
let ask: ReturnType<typeof clientOf>;
beforeEach(() => {
  guidance = memoryUnitRecordStore();
  const deps = { ...scene(), guidance };
  ask = clientOf([recordGuidance(deps), listGuidance(deps)]);
});

const all = async () => (await guidance.page({ unit: 'H00.01', from: '', to: '~', limit: 10 })).items;

describe('guidance', () => {
  it('is answered with what the procedure asks for, and kept with who said it', async () => {
    const { filing: _, procedure: __, ...said } = asked;
    const reply = await ask(reception, line, { body: asked });
    expect(reply).toMatchObject({
      statusCode: 201,
      json: {
        ...said,
        unit: 'H00.01',
        officer: reception.id,
        at: '2026-03-02T09:30:00+07:00',
        content: {
          procedure: { code: procedure.code, version: procedure.version },
          papers: procedure.components.map(({ id }) => ({ id })),
          limit: procedure.limit,
        },
      },
    });
    expect(await all()).toMatchObject([{ officer: reception.id, question: asked.question }]);
  });

  it('is kept once under a key, which is good for no other', async () => {
    await expectKeyAndBody({ ask, by: reception, line, body: asked, stored: all });
    const send = (body: object) => ask(reception, line, { body, key: 'one' });
    expect((await send(asked)).json).toEqual((await send(asked)).json);
    expect(await send({ ...asked, question: 'Mất bao lâu?' })).toMatchObject({
      statusCode: 422,
      json: { code: 'key-reused' },
    });
    expect(await all()).toHaveLength(1);
  });

  it.each([
    [{ procedure: '1.999999' }, 404, 'unknown-procedure', undefined],
    [{ case: 'x' }, 422, 'incomplete', '/case'],
    [{ filing: 'fax' }, 400, 'invalid-request', '/filing'],
    [{ person: { name: '' } }, 400, 'invalid-request', '/person/name'],
  ])('with %j is refused: %i %s', async (changes, statusCode, code, pointer) => {
    const reply = await ask(reception, line, { body: { ...asked, ...changes } });
    expect(reply).toMatchObject({ statusCode, json: { code } });
    if (pointer !== undefined) expect(reply.json).toHaveProperty('errors.0.pointer', pointer);
    expect(await all()).toEqual([]);
  });

  it('is the desk’s to give', async () => {
    for (const [by, code] of [
      [specialist, 'wrong-role'],
      [manager, 'forbidden'],
      [portal, 'forbidden'],
    ] as const)
      expect(await ask(by, line, { body: asked })).toMatchObject({ statusCode: 403, json: { code } });
    expect(await all()).toEqual([]);
  });
});

describe('the guidance of a unit', () => {
  const Page = z.object({
    items: z.array(z.object({ question: z.string() })),
    nextCursor: z.string().optional(),
  });
  const kept = async (question: string, at: string, unit = 'H00.01') => {
    const { json } = await ask(reception, line, { body: { ...asked, question } });
    const { id } = z.object({ id: z.string() }).parse(json);
    const record = await guidance.find(id);
    if (record !== undefined) await guidance.put({ ...record, id: question, unit, at: local(at) });
  };
  const list = async (query: string) => Page.parse((await ask(manager, `GET /v1/guidance?${query}`)).json);

  it('is listed over days in Việt Nam, page by page', async () => {
    await kept('một', '2026-02-10 00:00');
    await kept('hai', '2026-02-10 23:59');
    await kept('ba', '2026-02-11 00:00');
    await kept('bốn', '2026-02-10 12:00', 'H00.02');
    const of = async (query: string) => (await list(query)).items.map(({ question }) => question);
    expect(await of('from=2026-02-10&to=2026-02-10')).toEqual(['một', 'hai']);
    expect(await of('from=2026-02-11&to=2026-02-28')).toEqual(['ba']);
    const { nextCursor = '' } = await list('to=2026-02-28&limit=2');
    expect(await of(`to=2026-02-28&limit=2&cursor=${encodeURIComponent(nextCursor)}`)).toEqual(['ba']);
    for (const bad of ['limit=2&cursor=x', `to=2026-02-27&cursor=${encodeURIComponent(nextCursor)}`])
      expect(await ask(manager, `GET /v1/guidance?${bad}`)).toMatchObject({
        statusCode: 400,
        json: { code: 'invalid-cursor' },
      });
  });

  it('is shown to its officers and managers alone', async () => {
    await kept('một', '2026-02-10 00:00');
    expect(await ask(specialist, 'GET /v1/guidance?to=2026-02-28')).toMatchObject({ json: { items: [{}] } });
    expect(await ask(receptionElsewhere, 'GET /v1/guidance')).toMatchObject({
      statusCode: 200,
      json: { items: [] },
    });
    for (const [by, query] of [
      [receptionElsewhere, '?unit=H00.01'],
      [specialist, '?unit=H00'],
      [portal, ''],
    ] as const)
      expect(await ask(by, `GET /v1/guidance${query}`)).toMatchObject({ statusCode: 403 });
    expect(await ask(specialist, 'GET /v1/guidance?from=10.2.2026')).toMatchObject({
      statusCode: 400,
      json: { errors: [{ pointer: '/query/from' }] },
    });
  });
});
