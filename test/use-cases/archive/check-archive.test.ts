import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryRootStore } from '#shared/adapters/memory/root-store.ts';
import type { ArchiveCopies } from '#shared/archive/keeping/fixity.ts';
import { dayAfter } from '#shared/kernel/time.ts';
import { checkArchive } from '#shared/use-cases/archive/check-archive.ts';

import { codeOf, first, sealedArchive } from '#test/archive/keeping/sealed-archive.ts';

const always = () => true;
/** Two in the morning in Việt Nam. */
const night = (after: number) => `${dayAfter(first, after - 1)}T19:00:00.000Z`;

describe('the checking of the archive', () => {
  it('gives each package its turn, and says that it was sound', async () => {
    const { deps, checks } = await sealedArchive([0, 0, 1], 5);
    const [done] = await checkArchive(deps, night(5), always);
    expect(done).toMatchObject({ night: dayAfter(first, 5), checked: 2, damages: 0, done: true });
    expect(done?.bytes).toBe(20_000);
    expect([...checks.checks]).toEqual([
      [codeOf(0), [{ at: night(5), sound: true }]],
      [codeOf(1), [{ at: night(5), sound: true }]],
    ]);
    expect(await checkArchive(deps, night(5), always)).toEqual([]);
    expect(await checkArchive(deps, night(6), always)).toMatchObject([{ checked: 1 }]);
  });

  it('lets no night pass before anything is signed', async () => {
    const { deps, checks } = await sealedArchive([0], 5);
    const unsigned = { ...deps, roots: memoryRootStore() };
    expect(await checkArchive(unsigned, night(5), always)).toEqual([]);
    expect(await checks.last()).toBeUndefined();
    expect(await checkArchive(deps, night(5), always)).toMatchObject([{ checked: 1 }]);
  });

  it('goes on where it stopped', async () => {
    const { deps, checks } = await sealedArchive([0, 0, 0], 5);
    // The last day that was signed, the day whose turn it is, and one package of it.
    let left = 3;
    await checkArchive(deps, night(5), () => left-- > 0);
    expect(await checks.last()).toMatchObject({ checked: 1, done: false, after: { code: codeOf(0) } });
    expect(await checkArchive(deps, night(5), always)).toMatchObject([{ checked: 3, done: true }]);
    expect([...checks.checks.values()].map(({ length }) => length)).toEqual([1, 1, 1]);
  });

  it('passes over what was destroyed', async () => {
    const { deps, held } = await sealedArchive([0, 0], 5);
    held.shift();
    await deps.keeping.destroy(codeOf(0), { at: night(4), disposal: 'd-1' });
    expect(await checkArchive(deps, night(5), always)).toMatchObject([{ checked: 1, damages: 0 }]);
  });

  /** The first packages can be read, then so many cannot. */
  const failing = (copies: ArchiveCopies, readable: number, faults: number): ArchiveCopies => {
    let asked = 0;
    const digest: ArchiveCopies['digest'] = (copy) => {
      asked += 1;
      const isAway = asked > readable && asked <= readable + faults;
      return isAway ? Promise.reject(new Error('S3 is away')) : copies.digest(copy);
    };
    return { ...copies, digest };
  };

  it('takes a package that cannot be read for damaged', async () => {
    const { deps } = await sealedArchive([0, 0, 0], 5);
    const copies = failing(deps.copies, 1, 1);
    const [done] = await checkArchive({ ...deps, copies }, night(5), always);
    expect(done).toMatchObject({
      checked: 3,
      damages: 1,
      damaged: [{ code: codeOf(1), fault: 'Error: S3 is away' }],
    });
  });

  it('takes several in a row for an outage, and goes on before them', async () => {
    const { deps, checks } = await sealedArchive([0, 0, 0, 0], 5);
    const copies = failing(deps.copies, 1, 3);
    await expect(checkArchive({ ...deps, copies }, night(5), always)).rejects.toThrow('S3 is away');
    expect(await checks.last()).toMatchObject({ checked: 1, damages: 0, after: { code: codeOf(0) } });
    expect(await checkArchive(deps, night(5), always)).toMatchObject([
      { checked: 4, damages: 0, done: true },
    ]);
  });

  it('names what is damaged, and the copy that is not', async () => {
    const { deps, held } = await sealedArchive([0, 0, 0], 5);
    const [changed, gone, alone] = held.splice(0);
    if (!changed || !gone || !alone) throw new Error('three were sealed');
    const replica = { bucket: 'replica', key: gone.key, versionId: 'v1' };
    held.push({ ...changed, bytes: Buffer.from('damaged') }, { ...changed, versionId: 'v2' });
    held.push({ ...replica, bytes: gone.bytes });
    held.push({ ...alone, bytes: Buffer.from('damaged too') });
    const [done] = await checkArchive(deps, night(5), always);
    expect(done?.damages).toBe(3);
    expect(done?.damaged.map(({ code, actual, healthy }) => [code, actual !== undefined, healthy])).toEqual([
      [codeOf(0), true, { key: changed.key, versionId: 'v2' }],
      [codeOf(1), false, replica],
      [codeOf(2), true, undefined],
    ]);
  });

  it('checks every package once in each period, however often it is stopped or missed', async () => {
    const every = 4;
    const sealedOn = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 6 });
    const calls = fc.array(fc.record({ skips: fc.boolean(), may: fc.integer({ min: 0, max: 3 }) }), {
      minLength: 20,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(sealedOn, calls, async (days, nights) => {
        const { deps, checks } = await sealedArchive(days, every);
        for (const [after, { skips, may }] of nights.entries()) {
          let left = may;
          // The first call sets the beginning; any later one may be missed.
          if (after === 0 || !skips) await checkArchive(deps, night(after), () => left-- > 0);
        }
        await checkArchive(deps, night(nights.length), always);
        for (const [index, day] of days.entries()) {
          const turns = Math.floor((nights.length - day) / every);
          expect(checks.checks.get(codeOf(index)) ?? []).toHaveLength(turns);
        }
      }),
      { numRuns: 30 },
    );
  });
});
