import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { endAbsence, listAbsences, planAbsence } from '#functions/tasks/absences.ts';
import { leader, leaderElsewhere, manager, officer, portal, specialist } from '#test/dossier/fixtures.ts';
import { expectKeyAndBody } from '../refusals.ts';
import { clientOf, scene, stage } from '../scene.ts';

stage('2026-03-02 09:30');

const colleague = officer('chuyen-vien-2.an-binh', 'specialist');
const line = 'POST /v1/absences';
const away = { substitute: colleague.id, from: '2026-03-03', to: '2026-03-05', reason: 'Nghỉ phép' };

function open() {
  const deps = scene();
  const ask = clientOf([listAbsences(deps), planAbsence(deps), endAbsence(deps)]);
  return { ask, stored: () => deps.absences.current('H00.01', '2026-03-02') };
}

const idOf = ({ json }: { json?: unknown }) => z.object({ id: z.string() }).parse(json).id;

describe('an absence', () => {
  it('is the caller’s own where nobody is named, and is answered with the names of both', async () => {
    const { ask, stored } = open();
    expect(await ask(specialist, line, { body: away })).toMatchObject({
      statusCode: 201,
      json: {
        ...away,
        officer: specialist.id,
        officerName: 'Trần Văn Minh',
        substituteName: 'Cao Văn Nam',
        unit: 'H00.01',
        enteredBy: specialist.id,
        enteredAt: '2026-03-02T09:30:00+07:00',
        inForce: false,
        substituteAbsent: false,
      },
    });
    expect(await stored()).toMatchObject({ absences: [{ officer: specialist.id, ...away }], version: 1 });
  });

  it('is planned for somebody else by a leader of the unit, and by nobody else', async () => {
    const { ask, stored } = open();
    const body = { ...away, officer: specialist.id, unit: 'H00.01' };
    for (const by of [colleague, leaderElsewhere, manager, portal])
      expect(await ask(by, line, { body }), by.id).toMatchObject({
        statusCode: 403,
        json: { code: 'forbidden' },
      });
    expect(await stored()).toEqual({ absences: [], version: 0 });
    expect(await ask(leader, line, { body })).toMatchObject({
      json: { officer: specialist.id, enteredBy: leader.id },
    });
  });

  it.each([
    [{ substitute: 'nobody' }, 'unknown-substitute'],
    [{ substitute: specialist.id }, 'substitutes-for-oneself'],
    [{ from: '2026-02-02', to: '2026-02-03' }, 'absence-over'],
    [{ to: '2026-03-02' }, 'absence-over'],
    [{ from: '2026-03-32' }, 'invalid-request'],
    [{ procedures: [] }, 'invalid-request'],
  ])('with %j is refused: %s', async (changes, code) => {
    const { ask, stored } = open();
    const reply = await ask(specialist, line, { body: { ...away, ...changes } });
    expect(reply).toMatchObject({ json: { code } });
    if (code === 'invalid-request')
      expect(reply.json).toMatchObject({ errors: [{ pointer: `/${Object.keys(changes)[0]}` }] });
    expect(await stored()).toEqual({ absences: [], version: 0 });
  });

  it('is entered once under a key, beside no other on the same days', async () => {
    const { ask, stored } = open();
    await expectKeyAndBody({ ask, by: specialist, line, body: away, stored });
    const send = (body: object, key: string) => ask(specialist, line, { body, key });
    const first = await send(away, 'one');
    expect(await send(away, 'one')).toMatchObject({ statusCode: 201, json: first.json });
    expect(await send({ ...away, reason: 'Ốm' }, 'one')).toMatchObject({
      statusCode: 422,
      json: { code: 'key-reused' },
    });
    expect(await send(away, 'two')).toMatchObject({ statusCode: 409, json: { code: 'absence-overlaps' } });
    expect((await stored()).absences).toHaveLength(1);
  });

  it('is ended by those who may plan it; one that was never planned is unknown', async () => {
    const { ask } = open();
    const id = idOf(await ask(specialist, line, { body: away }));
    const end = (by: typeof leader | typeof specialist, of = id, query = '') =>
      ask(by, `DELETE /v1/absences/${of}${query}`);
    expect(await end(colleague)).toMatchObject({ statusCode: 403, json: { code: 'forbidden' } });
    const unknown = { statusCode: 404, json: { code: 'unknown-absence' } };
    expect(await end(leaderElsewhere)).toMatchObject(unknown);
    expect(await end(leaderElsewhere, id, '?unit=H00.01')).toMatchObject(unknown);
    expect(await end(specialist, 'x')).toMatchObject(unknown);
    const ended = { at: '2026-03-02T09:30:00+07:00', by: leader.id };
    expect(await end(leader)).toMatchObject({ statusCode: 200, json: { id, ended } });
    expect(await end(specialist)).toMatchObject({ statusCode: 200, json: { id, ended } });
  });
});

describe('the absences of a unit', () => {
  const Page = z.object({
    items: z.array(z.object({ from: z.string() })),
    nextCursor: z.string().optional(),
  });

  it('are listed by their last days, page by page, to its officers and managers alone', async () => {
    const { ask } = open();
    for (const day of ['2026-03-09', '2026-03-03', '2026-03-06'])
      await ask(specialist, line, { body: { ...away, from: day, to: day } });
    const list = async (query: string) => Page.parse((await ask(manager, `GET /v1/absences?${query}`)).json);
    const first = await list('limit=2');
    expect(first.items.map(({ from }) => from)).toEqual(['2026-03-03', '2026-03-06']);
    const rest = `limit=2&cursor=${encodeURIComponent(first.nextCursor ?? '')}`;
    expect(await list(rest)).toMatchObject({ items: [{ from: '2026-03-09' }] });
    for (const bad of ['limit=2&cursor=x', `${rest}x`, `unit=H00.01&${rest}`])
      expect(await ask(manager, `GET /v1/absences?${bad}`), bad).toMatchObject({
        statusCode: 400,
        json: { code: 'invalid-cursor' },
      });
    expect(await ask(leaderElsewhere, 'GET /v1/absences?unit=H00.01')).toMatchObject({ statusCode: 403 });
    expect(await ask(leaderElsewhere, 'GET /v1/absences')).toMatchObject({ json: { items: [] } });
    expect(await ask(portal, 'GET /v1/absences')).toMatchObject({ statusCode: 403 });
  });
});
