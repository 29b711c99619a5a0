import { describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { findDossiers, listDossiers } from '#functions/dossiers/find-dossiers.ts';
import { searchesIn } from '#shared/archive/access-log.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import {
  application,
  auditor,
  declared,
  local,
  manager,
  otherPortal,
  portal,
  reception,
  receptionElsewhere,
  sealing,
  specialist,
  system,
} from '#test/dossier/fixtures.ts';
import { submittedIn } from '#test/dossier/world.ts';
import { clientOf, scene, stage } from '../scene.ts';

stage('2026-03-02 09:30');

const Found = z.looseObject({
  items: z.array(z.looseObject({ code: z.string(), applicantName: z.string(), changedAt: z.string() })),
  nextCursor: z.string().optional(),
  until: z.string().optional(),
});

const people = {
  duc: { kind: 'citizen', name: 'Nguyễn Văn Đức', identifier: '001099000001', phone: '+84912345678' },
  dung: { kind: 'citizen', name: 'TRẦN THỊ DUNG', identifier: '001099000002', phone: '0987654321' },
  ba: { kind: 'citizen', name: 'Lê Văn Ba' },
} as const;

/** Three dossiers of a unit, one of them closed and one sealed; one of another unit; and who asks for them. */
async function open() {
  const deps = scene();
  let sent = 0;
  const submit = async (who: keyof typeof people, more: { unit?: string; by?: typeof portal } = {}) => {
    sent += 1;
    const { unit = 'H00.01', by = portal } = more;
    const draft = application({ applicant: people[who], unit, files: [declared(`f${sent}`)] });
    if (by.kind !== 'portal') throw new Error('not a portal');
    const { code } = await submittedIn(deps, { draft, by });
    return code;
  };
  const act = async (code: string, command: DossierCommand, by: Caller) => {
    const obeyed = await obey(deps, { code, command, by, at: local('2026-03-02 09:00') });
    if (!obeyed.ok) throw new Error(JSON.stringify(obeyed.error));
  };
  const refuse = { type: 'complete', task: 1, outcome: 'refuse', reason: 'Không đủ' } as const;
  const codes = { open: await submit('duc'), closed: await submit('dung'), sealed: await submit('duc') };
  for (const code of [codes.closed, codes.sealed]) await act(code, refuse, reception);
  await act(codes.sealed, sealing, system);
  await deps.people.note(people.duc.identifier, codes.sealed);
  const elsewhere = await submit('duc', { unit: 'H00.02' });
  const ofOther = await submit('ba', { by: otherPortal });
  await act(ofOther, { type: 'claim', task: 1 }, reception);
  const ask = clientOf([listDossiers(deps), findDossiers(deps)]);
  const get = async (by: Caller, query = '') => {
    const reply = await ask(by, `GET /v1/dossiers?${query}`);
    expect(reply, query).toMatchObject({ statusCode: 200 });
    return Found.parse(reply.json);
  };
  const find = async (by: Caller, body: object) => {
    const reply = await ask(by, 'POST /v1/dossiers/search', { body, key: '' });
    expect(reply, JSON.stringify(body)).toMatchObject({ statusCode: 200 });
    return Found.parse(reply.json);
  };
  const codesIn = ({ items }: z.infer<typeof Found>) => items.map(({ code }) => code);
  return { deps, ask, get, find, codesIn, submit, act, codes: { ...codes, elsewhere, ofOther } };
}

describe('the dossiers of a unit', () => {
  it('are found by what is asked for: open ones first, then closed ones', async () => {
    const { get, codesIn, codes } = await open();
    const mine = [codes.open, codes.ofOther, codes.closed, codes.sealed];
    for (const [query, found] of [
      ['', mine],
      ['closed=no', [codes.open, codes.ofOther]],
      ['closed=yes', [codes.closed, codes.sealed]],
      ['status=refused', [codes.closed, codes.sealed]],
      ['status=submitted', [codes.open, codes.ofOther]],
      [`holder=${reception.id}`, [codes.ofOther]],
      [`code=${codes.sealed}`, [codes.sealed]],
      [`code=${codes.sealed.slice(-7)}`, [codes.sealed]],
      [`code=${codes.sealed}&closed=no`, []],
      ['procedure=1.004873&channel=online', mine],
      ['procedure=1.000000', []],
      ['channel=desk', []],
      ['receivedFrom=2026-03-02T00:00:00%2B07:00&receivedTo=2026-03-03T00:00:00%2B07:00', mine],
      ['receivedTo=2026-03-02T00:00:00%2B07:00', []],
      ['receivedFrom=2026-03-03T00:00:00%2B07:00', []],
      // None was accepted, so none has a time for its result.
      ['dueFrom=2026-01-01T00:00:00%2B07:00', []],
    ] as const)
      expect(codesIn(await get(reception, query)), query).toEqual(found);
  });

  it('carry what a list shows', async () => {
    const { get, codes } = await open();
    const { items } = await get(reception, `code=${codes.ofOther}`);
    expect(items[0]).toMatchObject({
      code: codes.ofOther,
      status: 'submitted',
      procedure: { code: '1.004873', name: { vi: expect.any(String) } },
      applicantName: 'Lê Văn Ba',
      submittedAt: '2026-03-02T08:05:00+07:00',
      task: { id: `${codes.ofOther}~1`, holder: reception.id, unit: 'H00.01' },
    });
    expect((await get(reception, `code=${codes.sealed}`)).items[0]).toMatchObject({
      status: 'refused',
      closedAt: '2026-03-02T09:00:00+07:00',
    });
  });

  it('come page by page, each once', async () => {
    const { get, codesIn, codes } = await open();
    const first = await get(reception, 'limit=1');
    const seen = codesIn(first);
    let { nextCursor } = first;
    while (nextCursor !== undefined) {
      const page = await get(reception, `limit=1&cursor=${nextCursor}`);
      seen.push(...codesIn(page));
      ({ nextCursor } = page);
    }
    expect(seen).toEqual([codes.open, codes.ofOther, codes.closed, codes.sealed]);
  });

  it('are found by the name, without regard to marks, and by the numbers of their people, open or not', async () => {
    const { find, codesIn, codes } = await open();
    const ofDuc = [codes.open, codes.sealed];
    for (const [body, found] of [
      [{ applicant: 'nguyen van duc' }, ofDuc],
      [{ applicant: 'ĐỨC', closed: 'yes' }, [codes.sealed]],
      [{ identifier: '001 099 000 001' }, ofDuc],
      [{ identifier: '001099000002' }, [codes.closed]],
      [{ identifier: '001099000009' }, []],
      [{ phone: '0912 345 678' }, ofDuc],
      [{ phone: '+84987654321' }, [codes.closed]],
      [{ identifier: '001099000001', phone: '0987654321' }, []],
      [{ identifier: '001099000001', phone: '0912345678', closed: 'no' }, [codes.open]],
      // A number is not taken for another kind of number.
      [{ identifier: '0912345678' }, []],
      [{ code: codes.sealed, identifier: '001099000002' }, []],
    ] as const)
      expect(codesIn(await find(reception, body)), JSON.stringify(body)).toEqual(found);
  });

  it('are those of the officer’s units alone', async () => {
    const { ask, get, find, codesIn, codes } = await open();
    expect(codesIn(await get(receptionElsewhere))).toEqual([codes.elsewhere]);
    expect(codesIn(await find(receptionElsewhere, { identifier: '001099000001' }))).toEqual([
      codes.elsewhere,
    ]);
    expect(codesIn(await get(receptionElsewhere, `code=${codes.open}`))).toEqual([]);
    const above = { ...reception, unit: 'H00' };
    expect(codesIn(await get(above, 'unit=H00.02'))).toEqual([codes.elsewhere]);
    for (const [by, query] of [
      [reception, 'unit=H00.02'],
      [receptionElsewhere, 'unit=H00'],
      [manager, ''],
      [auditor, ''],
    ] as const)
      expect(await ask(by, `GET /v1/dossiers?${query}`), by.id).toMatchObject({ statusCode: 403 });
    for (const by of [portal, manager, auditor])
      expect(await ask(by, 'POST /v1/dossiers/search', { body: {}, key: '' }), by.id).toMatchObject({
        statusCode: 403,
      });
  });

  it('are never asked for by the number of a person in an address', async () => {
    const { ask } = await open();
    for (const query of ['identifier=001099000001', 'phone=0912345678', 'applicant=An', 'colour=red'])
      expect(await ask(reception, `GET /v1/dossiers?${query}`), query).toMatchObject({ statusCode: 400 });
  });

  it('are looked for under the eyes of the auditor, who learns no number of a person', async () => {
    const { deps, find, get } = await open();
    await find(reception, { identifier: '001099000001', phone: '0912345678', procedure: '1.004873' });
    await get(specialist, 'closed=yes');
    const { items } = await deps.accessLog.page(searchesIn('H00.01'), { limit: 10 });
    expect(items).toHaveLength(2);
    expect(items.map(({ by }) => by).toSorted()).toEqual([specialist.id, reception.id]);
    expect(JSON.stringify(items)).not.toContain('001099000001');
    expect(JSON.stringify(items)).not.toContain('912345678');
    const person = await deps.people.nameOf('001099000001');
    expect((await deps.accessLog.page(person, { limit: 10 })).items).toMatchObject([
      { by: reception.id, unit: 'H00.01', what: 'person' },
    ]);
  });
});

describe('the dossiers of a portal', () => {
  it('are its own, without what only officers see', async () => {
    const { get, codesIn, codes } = await open();
    const own = await get(portal);
    expect(new Set(codesIn(own))).toEqual(new Set([codes.open, codes.closed, codes.sealed, codes.elsewhere]));
    const other = await get(otherPortal);
    expect(codesIn(other)).toEqual([codes.ofOther]);
    expect(other.items[0]).not.toHaveProperty('task');
    expect(codesIn(await get(otherPortal, `holder=${reception.id}`))).toEqual([]);
    expect(codesIn(await get(portal, `code=${codes.ofOther}`))).toEqual([]);
    expect(new Set(codesIn(await get(portal, 'status=refused')))).toEqual(
      new Set([codes.closed, codes.sealed]),
    );
  });

  it('are those that changed since, however often and in whatever pages that is asked', async () => {
    const { get, codesIn, codes, act } = await open();
    const { until, items } = await get(portal);
    expect(items.length).toBeGreaterThan(0);
    expect(until).toBe('2026-03-02T09:30:00+07:00');
    vi.setSystemTime(Date.parse(local('2026-03-02 09:40')));
    const since = `changedSince=${encodeURIComponent('2026-03-02T09:35:00+07:00')}`;
    expect(codesIn(await get(portal, since))).toEqual([]);
    await act(codes.open, { type: 'withdraw', reason: 'Đổi ý' }, portal);
    for (let again = 0; again < 3; again += 1)
      expect(codesIn(await get(portal, `${since}&limit=1`))).toEqual([codes.open]);
    expect(codesIn(await get(otherPortal, since))).toEqual([]);
  });
});
