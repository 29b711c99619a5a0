import { describe, expect, it } from 'vitest';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import { sweep } from '#shared/use-cases/process/sweep.ts';
import { portal, reception, system } from '#test/dossier/fixtures.ts';
import { type Machine, machine, sealings, waitingFor } from './machine.ts';

/** One submitted dossier, its execution waiting; it is warned of at 11:05 and due at 14:05. */
async function scene() {
  const world = machine();
  await world.handIn();
  const [code = ''] = world.codes;
  const file = (await world.deps.store.find(code))?.files[0]?.id ?? '';
  world.later(5 / 60);
  await world.obey(code, { type: 'inspect', file, pages: 1 }, system);
  await world.settle();
  return { world, code };
}

const kill = ({ executions }: Machine) => {
  for (const execution of executions.values()) execution.state = 'over';
};

describe('the sweeper', () => {
  it('leaves alone what is waiting for its time', async () => {
    const { world } = await scene();
    expect(await world.sweep()).toEqual({ looked: 1, revived: 0, overdue: 0, failed: 0 });
  });

  it('warns in place of a lost execution, before the limit has passed', async () => {
    const { world, code } = await scene();
    kill(world);
    world.later(3.5);
    expect(await world.sweep()).toEqual({ looked: 1, revived: 1, overdue: 0, failed: 0 });
    expect(await world.deps.store.find(code)).toMatchObject({ task: { warned: true, overdue: false } });
  });

  it('gives an execution ten minutes before it takes its place', async () => {
    const { world } = await scene();
    kill(world);
    world.later(6 + 9 / 60);
    expect(await world.sweep()).toEqual({ looked: 1, revived: 1, overdue: 0, failed: 0 });
    const fresh = await scene();
    await fresh.world.obey(fresh.code, { type: 'wake' }, system);
    fresh.world.later(3);
    await fresh.world.settle();
    fresh.world.later(3 + 9 / 60);
    expect(await fresh.world.sweep()).toMatchObject({ looked: 1, revived: 0 });
  });

  it('does what a lost execution should have done, and starts another', async () => {
    const { world, code } = await scene();
    kill(world);
    world.later(24);
    expect(await world.sweep()).toEqual({ looked: 1, revived: 1, overdue: 0, failed: 0 });
    await world.settle();
    const dossier = await world.deps.store.find(code);
    expect(dossier).toMatchObject({ task: { overdue: true } });
    expect(dossier && waitingFor(world, dossier)).toHaveLength(1);
    expect(await world.sweep()).toEqual({ looked: 1, revived: 0, overdue: 1, failed: 0 });
  });

  it('sends a closed dossier to be sealed, and starts one successor however often it comes', async () => {
    const { world, code } = await scene();
    await world.obey(code, { type: 'withdraw', reason: 'x' }, portal);
    kill(world);
    world.lose(0);
    world.later(0.5);
    for (let times = 0; times < 3; times += 1) await world.sweep();
    expect(world.executions.size).toBe(2);
    await world.settle();
    const [dossier] = await world.all();
    expect(dossier && (await sealings(world, dossier))).toBe(1);
    expect(await world.sweep()).toMatchObject({ looked: 0, revived: 0 });
  });

  it('starts another on another day, however much later, where the successor was lost as well', async () => {
    const { world, code } = await scene();
    await world.obey(code, { type: 'withdraw', reason: 'x' }, portal);
    world.lose(0);
    kill(world);
    world.later(0.5);
    await world.sweep();
    kill(world);
    await world.sweep();
    expect(world.executions.size).toBe(2);
    world.later(24 * 60);
    await world.sweep();
    await world.settle();
    const [dossier] = await world.all();
    expect(dossier && (await sealings(world, dossier))).toBe(1);
  });

  it('goes on where one dossier is broken, and says so', async () => {
    const { world, code } = await scene();
    await world.handIn();
    const [, second = ''] = world.codes;
    const file = (await world.deps.store.find(second))?.files[0]?.id ?? '';
    await world.obey(second, { type: 'inspect', file, pages: 1 }, system);
    world.later(24);
    const find: DossierStore['find'] = async (wanted) => {
      if (wanted === code) throw new Error('broken');
      return world.deps.store.find(wanted);
    };
    const swept = await sweep({ ...world.deps, store: { ...world.deps.store, find } }, world.now());
    expect(swept).toMatchObject({ looked: 2, revived: 1, failed: 1 });
  });

  it('walks through more dossiers than fit on a page', async () => {
    const world = machine();
    for (let index = 0; index < 120; index += 1) {
      await world.handIn();
      const code = world.codes[index] ?? '';
      const file = (await world.deps.store.find(code))?.files[0]?.id ?? '';
      await world.obey(code, { type: 'inspect', file, pages: 1 }, system);
      if (index % 2 === 0)
        await world.obey(code, { type: 'complete', task: 1, outcome: 'refuse', reason: 'x' }, reception);
    }
    world.later(24);
    expect(await world.sweep()).toEqual({ looked: 120, revived: 120, overdue: 0, failed: 0 });
  });
});
