import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { getMe, listPeople, listUnits } from '#functions/tasks/directory.ts';
import { MeView, PersonView, UnitView } from '#shared/api/views/directory.ts';
import type { Caller } from '#shared/unit/caller.ts';
import {
  auditor,
  deputy,
  leader,
  manager,
  officer,
  portal,
  reception,
  receptionElsewhere,
  specialist,
} from '#test/dossier/fixtures.ts';
import { clientOf, scene, stage } from '../scene.ts';

stage('2026-03-04 10:00');

const page = <T extends z.ZodType>(item: T) =>
  z.strictObject({ items: z.array(item), nextCursor: z.string().optional() });

function world() {
  const deps = scene();
  const ask = clientOf([getMe(deps), listUnits(deps), listPeople(deps)]);
  const people = async (by: Caller, query = '') =>
    page(PersonView).parse((await ask(by, `GET /v1/people?${query}`)).json);
  return { ask, people, deps };
}

/** The specialist is away for a day, in which the clerk stands in. */
const away = {
  id: 'a',
  unit: 'H00.01',
  officer: specialist.id,
  substitute: 'van-thu.an-binh',
  from: '2026-03-04',
  to: '2026-03-04',
  reason: 'Nghỉ phép',
  enteredBy: specialist.id,
  enteredAt: '2026-03-03T01:00:00.000Z',
};

describe('who I am', () => {
  const me = async (by: Caller, { ask } = world()) => MeView.parse((await ask(by, 'GET /v1/me')).json);

  it('is what the token says, with the names of the directory', async () => {
    expect(await me(deputy)).toEqual({
      id: deputy.id,
      kind: 'officer',
      name: 'Đinh Thị Thủy',
      unit: { id: 'H00.01', name: expect.objectContaining({ vi: expect.any(String) }) },
      roles: ['leader'],
      signs: { as: 'deputy', title: 'PHÓ CHỦ TỊCH', head: 'CHỦ TỊCH' },
    });
    expect(await me(manager)).toMatchObject({ kind: 'manager', unit: { id: 'H00.01' } });
    expect(await me(auditor)).toEqual({ id: auditor.id, kind: 'auditor' });
    expect(await me(portal)).toEqual({ id: portal.id, kind: 'portal' });
    expect(await me(officer('moi', 'clerk', 'H99'))).toEqual({
      ...{ id: 'moi', kind: 'officer', unit: { id: 'H99' }, roles: ['clerk'] },
    });
  });

  it('tells of one’s own absence, and in whose place one may act', async () => {
    const here = world();
    await here.deps.absences.put(away, 0);
    expect(await me(specialist, here)).toMatchObject({
      away: [{ to: away.to, substitute: away.substitute }],
    });
    const substitute = officer(away.substitute, 'clerk');
    expect(await me(substitute, here)).toMatchObject({
      standsInFor: [{ id: specialist.id, name: expect.any(String) }],
    });
    const { away: none, standsInFor: nobody } = await me(leader, here);
    expect([none, nobody]).toEqual([undefined, undefined]);
  });
});

describe('the units', () => {
  it('are listed by id, found without marks, page by page', async () => {
    const { ask } = world();
    const all = page(UnitView).parse((await ask(portal, 'GET /v1/units')).json);
    expect(all.items.map(({ unit }) => unit)).toEqual(all.items.map(({ unit }) => unit).toSorted());
    expect(all.items.length).toBeGreaterThan(1);
    const first = page(UnitView).parse((await ask(portal, 'GET /v1/units?limit=1')).json);
    const rest = encodeURIComponent(first.nextCursor ?? '');
    const second = page(UnitView).parse((await ask(portal, `GET /v1/units?limit=1&cursor=${rest}`)).json);
    expect([...first.items, ...second.items]).toEqual(all.items.slice(0, 2));
    const found = page(UnitView).parse((await ask(auditor, 'GET /v1/units?q=an%20binh')).json);
    expect(found.items.map(({ unit }) => unit)).toContain('H00.01');
    expect(found.items.length).toBeLessThan(all.items.length);
  });
});

describe('the people of a unit', () => {
  it('are those who work for it today, by role and name', async () => {
    const { people } = world();
    const { items } = await people(reception);
    expect(items.map(({ officer: id }) => id)).toContain(specialist.id);
    expect(items.map(({ officer: id }) => id)).not.toContain(receptionElsewhere.id);
    expect((await people(manager, 'role=leader')).items.map(({ officer: id }) => id)).toEqual([
      leader.id,
      deputy.id,
    ]);
    expect((await people(reception, 'q=dinh%20thi')).items).toMatchObject([
      { officer: deputy.id, name: 'Đinh Thị Thủy', unit: 'H00.01', roles: ['leader'] },
    ]);
  });

  it('say who is away, and who stands in', async () => {
    const { deps, people } = world();
    await deps.absences.put(away, 0);
    const { items } = await people(leader);
    expect(items.filter((one) => one.away !== undefined)).toMatchObject([
      { officer: specialist.id, away: [{ to: away.to, substitute: away.substitute }] },
    ]);
  });

  it('are shown within the caller’s unit alone', async () => {
    const { ask } = world();
    const line = 'GET /v1/people?unit=H00.01';
    expect(await ask(receptionElsewhere, line)).toMatchObject({ statusCode: 403 });
    for (const by of [portal, auditor])
      expect(await ask(by, line)).toMatchObject({ statusCode: 403, json: { code: 'forbidden' } });
  });
});
