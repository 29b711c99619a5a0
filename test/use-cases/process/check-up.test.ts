import { describe, expect, it } from 'vitest';
import { Damaged } from '#shared/kernel/damage.ts';
import { type CheckUp, checkUp } from '#shared/use-cases/process/check-up.ts';
import { portal, system } from '#test/dossier/fixtures.ts';
import { machine } from './machine.ts';

/** One submitted dossier, its execution waiting. */
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

/** The look of each of four weeks' nights, all at one moment of the world. */
async function everyNight(deps: Parameters<typeof checkUp>[0], at: string) {
  const nights = Array.from({ length: 28 }, (_, night) => new Date(Date.parse(at) + night * 86_400_000));
  return Promise.all(nights.map((night) => checkUp(deps, night.toISOString())));
}
const kinds = ({ flaws }: CheckUp) => flaws.map(({ flaw }) => flaw);

describe('the nightly look', () => {
  it('finds nothing where all is well, and reads each journal once in four weeks', async () => {
    const { world } = await scene();
    const nights = await everyNight(world.deps, world.now());
    expect(nights.flatMap(kinds)).toEqual([]);
    expect(nights.map(({ looked }) => looked)).toEqual(Array(28).fill(1));
    expect(nights.reduce((sum, { read }) => sum + read, 0)).toBe(1);
  });

  it('finds a dossier for which nothing waits, once it is quiet', async () => {
    const { world, code } = await scene();
    const deps = { ...world.deps, runs: { find: async () => undefined } };
    expect(kinds(await checkUp(deps, world.now()))).toEqual([]);
    world.later(7);
    expect((await checkUp(deps, world.now())).flaws).toEqual([{ code, flaw: 'no-execution' }]);
  });

  it('finds one that was closed two days ago and is not sealed', async () => {
    const { world, code } = await scene();
    await world.obey(code, { type: 'withdraw', reason: 'Rút.' }, portal);
    expect(kinds(await checkUp(world.deps, world.now()))).toEqual([]);
    world.later(49);
    expect((await checkUp(world.deps, world.now())).flaws).toContainEqual({ code, flaw: 'unsealed' });
  });

  it('finds a paper that nobody printed', async () => {
    const { world, code } = await scene();
    const due = [{ id: 'receipt-3', form: 'receipt' as const }];
    const find = async (wanted: string) => {
      const dossier = await world.deps.store.find(wanted);
      return dossier && { ...dossier, papers: due };
    };
    world.later(7);
    const { flaws } = await checkUp({ ...world.deps, store: { ...world.deps.store, find } }, world.now());
    expect(flaws).toContainEqual({ code, flaw: 'paper-pending' });
  });

  it('finds a journal that tells another dossier than the state does, or that is broken', async () => {
    const { world, code } = await scene();
    const journal = await world.deps.store.journal(code);
    for (const damaged of [journal.slice(0, -1), journal.map((entry) => ({ ...entry, at: world.now() }))]) {
      const store = { ...world.deps.store, journal: async () => damaged };
      const nights = await everyNight({ ...world.deps, store }, world.now());
      expect(nights.flatMap(kinds)).toEqual(['journal-differs']);
    }
  });

  it('finds an open dossier that cannot be read, and ends where the table cannot be reached', async () => {
    const { world, code } = await scene();
    const failing = (fault: Error) => {
      const find = async () => Promise.reject(fault);
      return checkUp({ ...world.deps, store: { ...world.deps.store, find } }, world.now());
    };
    const unreadable = { pointer: code, code: 'damaged', detail: { vi: 'Hỏng', en: 'Broken' } };
    expect((await failing(new Damaged(unreadable))).flaws).toEqual([{ code, flaw: 'journal-differs' }]);
    await expect(failing(new Error('unreachable'))).rejects.toThrow('unreachable');
  });

  it('finds a dossier that the lists know otherwise than its journal', async () => {
    const { world } = await scene();
    const stored: typeof world.deps.store.stored = async (code) => {
      const { entries, state } = await world.deps.store.stored(code);
      return { entries, ...(state && { state: { ...state, isListedAs: () => false } }) };
    };
    const store = { ...world.deps.store, stored };
    const nights = await everyNight({ ...world.deps, store }, world.now());
    expect(nights.flatMap(kinds)).toEqual(['listed-otherwise']);
  });
});
