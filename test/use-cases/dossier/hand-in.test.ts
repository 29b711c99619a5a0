import { describe, expect, it } from 'vitest';
import { ok } from '#shared/kernel/result.ts';
import { handIn } from '#shared/use-cases/dossier/hand-in.ts';
import { obey } from '#shared/use-cases/dossier/obey.ts';
import {
  application,
  automatic,
  declared,
  exampleForm,
  local,
  otherPortal,
  portal,
  procedure,
  reception,
  receptionElsewhere,
  specialist,
} from '#test/dossier/fixtures.ts';
import { records, submission, world } from '#test/dossier/world.ts';

describe('a submission', () => {
  it('gets the next code of its unit’s day, in the pattern in force', async () => {
    const deps = world();
    const codes = [];
    for (const unit of ['H00.01', 'H00.01', 'H00.02']) {
      const handedIn = await handIn(deps, submission({ draft: application({ unit }) }));
      codes.push(handedIn.ok && handedIn.value.code);
    }
    expect(codes).toEqual(['H00.01-20260302-0000001', 'H00.01-20260302-0000002', 'H00.02-20260302-0000001']);
  });

  it('belongs to the day in Việt Nam, not in Greenwich', async () => {
    const handedIn = await handIn(world(), submission({ at: local('2026-03-03 06:30') }));
    expect(handedIn.ok && handedIn.value.code).toBe('H00.01-20260303-0000001');
  });

  it('is stored with its journal', async () => {
    const deps = world();
    const handedIn = await handIn(deps, submission());
    if (!handedIn.ok) throw new Error('refused');
    expect(await deps.store.find(handedIn.value.code)).toEqual(handedIn.value);
    expect(await deps.store.journal(handedIn.value.code)).toMatchObject([
      { seq: 1, by: { kind: 'portal', id: portal.id } },
    ]);
  });

  it('comes under the version in force on its day', async () => {
    const next = { ...procedure, version: 2, effectiveFrom: '2026-03-03' };
    const deps = world({ procedures: [procedure, next] });
    const versions = [];
    for (const at of [local('2026-03-02 23:59'), local('2026-03-03 00:00')]) {
      const handedIn = await handIn(deps, submission({ at }));
      versions.push(handedIn.ok && handedIn.value.procedure.version);
    }
    expect(versions).toEqual([1, 2]);
    expect(await handIn(deps, submission({ version: 2 }))).toEqual({ ok: false, error: 'unknown-procedure' });
    expect((await handIn(deps, submission({ version: 1 }))).ok).toBe(true);
  });

  it('may name its procedure by the national code that is in force on its day', async () => {
    const house = { ...procedure, code: 'LOCAL.GIAY-PHEP-XAY-DUNG' };
    const deps = world({ procedures: [house] });
    const named = { procedure: '1.009122' };
    const before = await handIn(deps, submission({ ...named, at: local('2026-06-30 23:59') }));
    expect(before.ok && before.value.procedure.code).toBe(house.code);
    const after = await handIn(deps, submission({ ...named, at: local('2026-07-01 00:00') }));
    expect(after).toEqual({ ok: false, error: 'unknown-procedure' });
  });

  it('is not taken from a portal that was switched off', async () => {
    const off = { id: portal.id, name: { vi: 'Cổng', en: 'Portal' }, active: false };
    expect(await handIn(world({ portals: [off] }), submission())).toEqual({ ok: false, error: 'forbidden' });
    const other = { ...off, id: otherPortal.id };
    expect((await handIn(world({ portals: [other] }), submission())).ok).toBe(true);
  });

  it('is refused without a trace: procedure, unit, completeness', async () => {
    const deps = world();
    expect(await handIn(deps, submission({ procedure: '1.999999' }))).toEqual({
      ok: false,
      error: 'unknown-procedure',
    });
    expect(await handIn(deps, submission({ draft: application({ unit: 'H00.99' }) }))).toEqual({
      ok: false,
      error: 'unknown-unit',
    });
    expect(await handIn(deps, submission({ draft: application({ files: [] }) }))).toMatchObject({
      error: { code: 'incomplete' },
    });
    const first = await handIn(deps, submission());
    expect(first.ok && first.value.code).toBe('H00.01-20260302-0000001');
  });
});

describe('who may hand in', () => {
  const desk = (by: typeof reception | typeof specialist) =>
    submission({ by: { ...by, roles: [...by.roles] } });

  it('is any portal, for any unit', async () => {
    const order = submission({
      by: { kind: 'portal', id: otherPortal.id },
      draft: application({ unit: 'H00.02' }),
    });
    expect((await handIn(world(), order)).ok).toBe(true);
  });

  it('is a reception officer, for the own unit', async () => {
    const own = await handIn(world(), desk(reception));
    expect(own).toMatchObject({ ok: true, value: { unit: 'H00.01' } });
    expect(own.ok && own.value.receivedBy).toBeUndefined();
    expect(await handIn(world(), desk(specialist))).toEqual({ ok: false, error: 'forbidden' });
  });

  it('is the desk of another unit whose record says that it receives for others; the code is its own', async () => {
    const elsewhere = submission({ by: { ...receptionElsewhere, roles: ['reception'] } });
    expect(await handIn(world(), elsewhere)).toMatchObject({
      value: { unit: 'H00.01', receivedBy: 'H00.02', code: 'H00.02-20260302-0000001' },
    });
    const units = records.units.map(({ receivesForOthers: _, ...unit }) => unit);
    expect(await handIn(world({ units }), elsewhere)).toEqual({ ok: false, error: 'forbidden' });
    const specialistThere = { ...receptionElsewhere, roles: ['specialist' as const] };
    expect(await handIn(world(), submission({ by: specialistThere }))).toEqual({
      ok: false,
      error: 'forbidden',
    });
    const unknown = { ...elsewhere, draft: application({ unit: 'H00.99' }) };
    expect(await handIn(world(), unknown)).toEqual({ ok: false, error: 'unknown-unit' });
  });

  it('is no manager and no auditor', async () => {
    expect(await handIn(world(), submission({ by: { kind: 'auditor', id: 'x' } }))).toEqual({
      ok: false,
      error: 'forbidden',
    });
    expect(await handIn(world(), submission({ by: { kind: 'manager', id: 'x', unit: 'H00.01' } }))).toEqual({
      ok: false,
      error: 'forbidden',
    });
  });
});

describe('a submission sent again under its key', () => {
  const again = (order: ReturnType<typeof submission>, changes: object = {}) => ({
    ...order,
    draft: { ...order.draft, files: [declared('other-id')] },
    ...changes,
  });

  it('is answered with the dossier as it was then, whatever has happened to it since', async () => {
    const deps = world();
    const order = submission();
    const first = await handIn(deps, order);
    if (!first.ok) throw new Error('refused');
    const { code } = first.value;
    await obey(deps, {
      code,
      command: { type: 'withdraw', reason: 'x' },
      by: portal,
      at: local('2026-03-02 08:30'),
    });
    expect(await handIn(deps, again(order, { at: local('2026-03-02 09:00') }))).toEqual(first);
  });

  it('is answered so even where it would be refused today', async () => {
    const deps = world();
    const order = submission({ version: 1 });
    const first = await handIn(deps, order);
    const changed = { ...deps, reference: world({ procedures: [{ ...procedure, version: 2 }] }).reference };
    expect(await handIn(changed, again(order))).toEqual(first);
  });

  it('with another body is told so, and creates nothing', async () => {
    const deps = world();
    const order = submission();
    await handIn(deps, order);
    const other = again(order, { claim: { ...order.claim, digest: 'another' } });
    expect(await handIn(deps, other)).toEqual({ ok: false, error: 'key-reused' });
    const incomplete = { ...other, draft: application({ files: [] }) };
    expect(await handIn(deps, incomplete)).toEqual({ ok: false, error: 'key-reused' });
  });

  it('takes no number: the next one has the next code', async () => {
    const deps = world();
    const order = submission();
    await handIn(deps, order);
    for (const repeat of [again(order), again(order, { claim: { ...order.claim, digest: 'another' } })])
      await handIn(deps, repeat);
    const next = await handIn(deps, submission());
    expect(next.ok && next.value.code).toBe('H00.01-20260302-0000002');
  });

  it('takes no number of a result either, where the result is made by itself', async () => {
    const deps = world({ procedures: [automatic] });
    const draft = application({ files: [], form: exampleForm(automatic) });
    const order = submission({ procedure: automatic.code, draft });
    const first = await handIn(deps, order);
    expect(first).toMatchObject({ ok: true, value: { status: 'answering' } });
    expect(await handIn(deps, order)).toEqual(first);
    expect(await deps.store.lastOrdinal('RESULT#H00.01', '2026')).toBe(1);
  });

  it('goes on where the first time ended between the number and the dossier', async () => {
    const deps = world();
    const order = submission();
    const broken = async () => {
      throw new Error('the function has ended');
    };
    await expect(handIn({ ...deps, store: { ...deps.store, create: broken } }, order)).rejects.toThrow();
    const handedIn = await handIn(deps, again(order));
    expect(handedIn.ok && handedIn.value.code).toBe('H00.01-20260302-0000002');
  });

  it('by another caller is a submission of its own', async () => {
    const deps = world();
    const order = submission();
    const first = await handIn(deps, order);
    const by = { kind: 'portal', id: otherPortal.id } as const;
    const other = await handIn(
      deps,
      again(order, { by, claim: { ...order.claim, actor: 'portal:cong-tinh' } }),
    );
    expect(first.ok && other.ok && first.value.code !== other.value.code).toBe(true);
  });

  it('at the same moment, several times, is one dossier', async () => {
    const deps = world();
    const order = submission();
    const answers = await Promise.all(Array.from({ length: 5 }, () => handIn(deps, again(order))));
    const codes = new Set(answers.map((answer) => (answer.ok ? answer.value.code : answer.error)));
    expect(codes.size).toBe(1);
    expect(answers.every(({ ok }) => ok)).toBe(true);
  });

  it('while the first is still being written, is asked to come back', async () => {
    const deps = world();
    const busy = {
      ...deps,
      store: { ...deps.store, create: async () => ({ ok: false, error: 'claimed' }) as const },
    };
    expect(await handIn(busy, submission())).toEqual({ ok: false, error: 'request-in-progress' });
  });
});

describe('a deployment without what codes are made of', () => {
  it('fails aloud', async () => {
    await expect(handIn(world({ codePatterns: [] }), submission())).rejects.toThrow(
      'no pattern of dossier codes',
    );
    const full = world();
    const store = { ...full.store, ordinalFor: async () => ok(10_000_000) };
    await expect(handIn({ ...full, store }, submission())).rejects.toThrow('no dossier codes left');
    await expect(handIn(world({ calendars: [] }), submission())).rejects.toThrow(
      'calendar vn-gov is not published',
    );
  });
});
