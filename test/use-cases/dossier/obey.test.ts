import { describe, expect, it } from 'vitest';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import { foldJournal } from '#shared/dossier/journal/replay.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { obey, type Request } from '#shared/use-cases/dossier/obey.ts';
import {
  auditor,
  local,
  manager,
  officer,
  otherPortal,
  portal,
  procedure,
  reception,
  receptionElsewhere,
  specialist,
  system,
} from '#test/dossier/fixtures.ts';
import { records, submittedIn, world } from '#test/dossier/world.ts';

const at = local('2026-03-02 09:00');
const claim: DossierCommand = { type: 'claim', task: 1 };
const release: DossierCommand = { type: 'release', task: 1 };
const accept: DossierCommand = { type: 'complete', task: 1, outcome: 'accept' };
const withdraw: DossierCommand = { type: 'withdraw', reason: 'Đổi ý' };
const under = (key: string, digest = 'digest') => ({ idempotency: { key, digest } });

async function scene() {
  const deps = world();
  const { code } = await submittedIn(deps);
  const order = (command: DossierCommand, by: Caller, rest: Partial<Request> = {}) =>
    obey(deps, { code, command, by, at, ...rest });
  return { ...deps, code, order, length: async () => (await deps.store.journal(code)).length };
}

describe('a command', () => {
  it('is obeyed, stored and answered with the dossier afterwards', async () => {
    const { store, code, order } = await scene();
    const done = await order(accept, reception, { expected: 2 });
    expect(done).toMatchObject({ ok: true, value: { status: 'accepted', version: 3 } });
    expect(await store.find(code)).toEqual(done.ok && done.value);
    expect(foldJournal(await store.journal(code))).toEqual(done.ok && done.value);
  });

  it('names its author by kind, id and unit', async () => {
    const { store, code, order } = await scene();
    await order(claim, reception);
    expect((await store.journal(code)).at(-1)?.by).toEqual({
      kind: 'officer',
      id: reception.id,
      unit: 'H00.01',
    });
  });

  it('is never dated before the one that came before it, however far the clock went back', async () => {
    const { store, code, order } = await scene();
    await order(accept, reception);
    const early = new Date(Date.parse(at) - 3 * 3_600_000).toISOString();
    const claimed = await order({ type: 'claim', task: 2 }, specialist, { at: early });
    expect(claimed.ok).toBe(true);
    const times = (await store.journal(code)).map((entry) => entry.at);
    expect(times.at(-1)).toBe(at);
    expect(times).toEqual(times.toSorted());
  });

  it('that changes nothing writes nothing', async () => {
    const { order, length } = await scene();
    expect(await order({ type: 'wake' }, system)).toMatchObject({ ok: true, value: { version: 2 } });
    expect(await length()).toBe(2);
  });

  it('that is refused writes nothing', async () => {
    const { order, length } = await scene();
    expect(await order({ ...accept, outcome: 'nonsense' } as DossierCommand, reception)).toMatchObject({
      error: { code: 'unknown-outcome' },
    });
    expect(await length()).toBe(2);
  });

  it('on a dossier that the caller may not see is on none', async () => {
    const { order, length } = await scene();
    for (const by of [otherPortal, receptionElsewhere, auditor]) {
      expect(await order(withdraw, by)).toEqual({ ok: false, error: 'unknown-dossier' });
      expect(await order(withdraw, by, { code: 'H00.01-20260302-9999999' })).toEqual({
        ok: false,
        error: 'unknown-dossier',
      });
    }
    expect(await order(withdraw, manager)).toMatchObject({ error: { code: 'wrong-role' } });
    expect(await length()).toBe(2);
  });

  it('on another version than the caller saw is stale', async () => {
    const { order, length } = await scene();
    for (const expected of [1, 3, 99]) {
      expect(await order(claim, reception, { expected })).toEqual({ ok: false, error: 'stale' });
      expect(await order(claim, reception, { expected, ...under('new') })).toEqual({
        ok: false,
        error: 'stale',
      });
    }
    expect(await length()).toBe(2);
  });

  it('given by two officers at once is obeyed once; the other is told', async () => {
    const { order, length } = await scene();
    const rivals = [reception, officer('tiep-nhan-2.an-binh', 'reception')];
    const answers = await Promise.all(rivals.map((by) => order(claim, by, { expected: 2 })));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, error: 'stale' });
    expect(await length()).toBe(3);
  });

  it('is judged by the calendar record that the clock began with, whatever was published since', async () => {
    const [calendar] = records.calendars;
    if (calendar === undefined) throw new Error('no calendar');
    const later = { ...calendar, from: '2026-03-01', version: 9 };
    const before = world();
    const { code } = await submittedIn(before);
    await obey(before, { code, command: accept, by: reception, at });
    const deps = { ...before, reference: world({ calendars: [calendar, later] }).reference };
    const request: DossierCommand = {
      type: 'complete',
      task: 2,
      outcome: 'supplement',
      reason: 'x',
      components: [],
    };
    const done = await obey(deps, { code, command: request, by: officer('x', 'specialist'), at });
    expect(done).toMatchObject({ ok: true, value: { clock: { calendar: { from: calendar.from } } } });
  });

  it('under a procedure or calendar that is not published fails aloud', async () => {
    const deps = world();
    const { code } = await submittedIn(deps);
    const order = { code, command: claim, by: reception, at };
    const none = world({ procedures: [{ ...procedure, version: 2 }] }).reference;
    await expect(obey({ ...deps, reference: none }, order)).rejects.toThrow('1.004873 v1 is not published');
  });
});

describe('a command sent again under its key', () => {
  it('is known by the marks that the dossier keeps: one for each key, none where there was none', async () => {
    const { order, store, code } = await scene();
    const marks = async () => (await store.find(code))?.keys?.length;
    expect(await marks()).toBe(1);
    await order(claim, reception);
    expect(await marks()).toBe(1);
    await order(release, reception, under('k'));
    expect(await marks()).toBe(2);
  });

  it('is answered with the dossier as it was then, and done once', async () => {
    const { order, length } = await scene();
    const first = await order(claim, reception, { expected: 2, ...under('k') });
    await order(release, reception, { expected: 3 });
    expect(await order(claim, reception, { expected: 2, ...under('k') })).toEqual(first);
    expect(await order(claim, reception, under('k'))).toEqual(first);
    expect(await length()).toBe(4);
  });

  it('with another body is told so, also when it names the newest version', async () => {
    const { order, length } = await scene();
    await order(claim, reception, { expected: 2, ...under('k', 'one') });
    for (const expected of [undefined, 2, 3]) {
      expect(await order(release, reception, { expected, ...under('k', 'other') })).toEqual({
        ok: false,
        error: 'key-reused',
      });
    }
    expect(await length()).toBe(3);
  });

  it('by another caller is another command', async () => {
    const { order } = await scene();
    await order(claim, reception, under('k'));
    expect(await order(withdraw, portal, under('k'))).toMatchObject({
      ok: true,
      value: { status: 'withdrawn' },
    });
  });

  it('by a caller of the same name but another kind is another command', async () => {
    const { order } = await scene();
    await order(claim, officer(portal.id, 'reception'), under('k'));
    expect(await order(withdraw, portal, under('k', 'other'))).toMatchObject({
      ok: true,
      value: { status: 'withdrawn' },
    });
  });

  it('several times at once is done once, and all are answered alike', async () => {
    const { order, length } = await scene();
    const answers = await Promise.all(
      Array.from({ length: 5 }, () => order(claim, reception, { expected: 2, ...under('k') })),
    );
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(new Set(answers.map((answer) => answer.ok && answer.value.head)).size).toBe(1);
    expect(await length()).toBe(3);
  });

  it('at once with another body is done once, and the other is told', async () => {
    const { order, length } = await scene();
    const answers = await Promise.all([
      order(withdraw, portal, under('k', 'one')),
      order({ ...withdraw, reason: 'Khác' } as DossierCommand, portal, under('k', 'other')),
    ]);
    expect(answers.find(({ ok }) => !ok)).toEqual({ ok: false, error: 'key-reused' });
    expect(await length()).toBe(3);
  });

  it('after it was refused is judged anew', async () => {
    const { order } = await scene();
    const held = await order(claim, officer('tiep-nhan-2.an-binh', 'reception'));
    expect(held.ok).toBe(true);
    expect(await order(accept, reception, under('k'))).toMatchObject({ error: { code: 'task-held' } });
    await order(release, officer('tiep-nhan-2.an-binh', 'reception'));
    expect((await order(accept, reception, under('k'))).ok).toBe(true);
  });

  it('is known again after many other acts', async () => {
    const { order } = await scene();
    const first = await order(claim, reception, under('k0'));
    for (let index = 1; index <= 60; index += 1) {
      await order(index % 2 === 1 ? release : claim, reception, under(`k${index}`));
    }
    expect(await order(claim, reception, under('k0'))).toEqual(first);
  });
});
