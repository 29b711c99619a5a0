import { describe, expect, it } from 'vitest';
import { hoursLater } from '#shared/dossier/facts.ts';
import { idleHours } from '#shared/dossier/timer.ts';
import { meetDeadline } from '#shared/use-cases/process/deadline.ts';
import { nextStep, reconcile, waitOf } from '#shared/use-cases/process/reconcile.ts';
import { code, go, local, portal, returned, sealing, submitted, system } from '#test/dossier/fixtures.ts';
import { submittedIn, world } from '#test/dossier/world.ts';
import { machine } from './machine.ts';

const open = submitted().dossier;
const closed = returned().dossier;
const sealed = go(returned(), [[sealing, system, local('2026-03-05 08:00')]]).dossier;
const run = (timer: number) => ({ token: 'token', timer });

describe('an execution beside its dossier', () => {
  it('that is not there is started, for what the dossier waits for', () => {
    const wait = { code, timer: 2, at: local('2026-03-02 11:05') };
    expect(waitOf(open)).toEqual(wait);
    expect(nextStep(open, undefined)).toEqual({ do: 'start', wait });
    expect(nextStep(closed, undefined)).toEqual({ do: 'start', wait: waitOf(closed) });
  });

  it('that waits for the right timer is left alone', () => {
    expect(nextStep(open, run(2))).toEqual({ do: 'nothing' });
  });

  it('that waits for another timer is sent on', () => {
    for (const timer of [1, 3])
      expect(nextStep(open, run(timer))).toEqual({ do: 'answer', token: 'token', next: waitOf(open) });
  });

  it('whose dossier is closed is sent to seal it, until that is done', () => {
    expect(nextStep(closed, run(9))).toEqual({ do: 'answer', token: 'token', next: undefined });
    expect(nextStep(sealed, run(9))).toEqual({ do: 'nothing' });
    expect(nextStep(sealed, undefined)).toEqual({ do: 'nothing' });
  });

  it('is found settled, moved, or gone', async () => {
    const around = machine();
    await around.handIn();
    const [draft = ''] = around.codes;
    expect(await reconcile(around.deps, draft)).toBe('moved');
    expect(await reconcile(around.deps, draft)).toBe('gone');
    await around.settle();
    expect(await reconcile(around.deps, draft)).toBe('settled');
    await expect(reconcile(around.deps, 'H00.01-20260302-9999999')).rejects.toThrow('there is no dossier');
  });
});

describe('a deadline', () => {
  it('warns, and waits for the due time next', async () => {
    const deps = world();
    const dossier = await submittedIn(deps);
    const wait = await meetDeadline(deps, dossier.code, local('2026-03-02 11:05'));
    expect(wait).toEqual({ code: dossier.code, timer: 3, at: local('2026-03-02 14:05') });
    expect(await deps.store.find(dossier.code)).toMatchObject({ task: { warned: true } });
  });

  it('that comes early changes nothing, and waits for the same', async () => {
    const deps = world();
    const dossier = await submittedIn(deps);
    expect(await meetDeadline(deps, dossier.code, local('2026-03-02 11:04'))).toEqual(waitOf(dossier));
  });

  it('of a step that is overdue waits a while before it looks again', async () => {
    const deps = world();
    const { code: own } = await submittedIn(deps);
    await meetDeadline(deps, own, local('2026-03-02 15:00'));
    const muchLater = local('2026-06-02 15:00');
    const wait = await meetDeadline(deps, own, muchLater);
    expect(wait).toEqual({ code: own, timer: 3, at: hoursLater(muchLater, idleHours) });
  });

  it('of a closed dossier leads on to the sealing', async () => {
    const around = machine();
    await around.handIn();
    const [own = ''] = around.codes;
    await around.obey(own, { type: 'withdraw', reason: 'x' }, portal);
    expect(await meetDeadline(around.deps, own, around.now())).toMatchObject({ code: own });
    await around.settle();
    expect([...around.executions.values()].map(({ state }) => state)).toEqual(['over']);
  });

  it('of a dossier that is not there fails aloud', async () => {
    await expect(meetDeadline(world(), 'none', local('2026-03-02 11:05'))).rejects.toThrow(
      'none could not be woken',
    );
  });
});
