import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryArchiveLocks } from '#shared/adapters/memory/archive-locks.ts';
import { memoryKeepingStore } from '#shared/adapters/memory/keeping-store.ts';
import { isHeld, keptUntil } from '#shared/archive/keeping/keeping.ts';
import { extendRetention, liftHold, placeHold } from '#shared/use-cases/archive/hold.ts';

const retainUntil = '2046-01-01T00:00:00.000Z';
const place = { key: 'H-1.zip', versionId: 'v1' };
const sealed = { code: 'H-1', package: { ...place, sha256: 'a'.repeat(64), bytes: 1, retainUntil } };
const act = { by: 'thanh-tra', at: '2026-03-05T01:00:00.000Z', reason: 'Điều tra' };
const hold = (id: string, more = {}) => ({ id, ...act, basis: 'QĐ 12', ...more });
const until = (year: number, more = {}) => ({
  ...act,
  basis: 'QĐ 13',
  until: `${year}-01-01T00:00:00.000Z`,
  ...more,
});

const archive = () => ({ keeping: memoryKeepingStore(), locks: memoryArchiveLocks(retainUntil) });

describe('a legal hold', () => {
  it('locks the package, and again is the same', async () => {
    const deps = archive();
    expect(await placeHold(deps, sealed, hold('a'))).toMatchObject({ ok: true });
    expect(await placeHold(deps, sealed, hold('a', { at: '2026-03-06T01:00:00.000Z' }))).toMatchObject({
      value: { at: act.at },
    });
    expect(deps.locks.lockOf(place).held).toBe(true);
  });

  it('is lifted by name, and the lock with the last', async () => {
    const deps = archive();
    for (const id of ['a', 'b']) await placeHold(deps, sealed, hold(id));
    await liftHold(deps, sealed, 'a', act);
    expect(deps.locks.lockOf(place).held).toBe(true);
    await liftHold(deps, sealed, 'b', act);
    expect(deps.locks.lockOf(place).held).toBe(false);
    expect((await deps.keeping.read('H-1')).holds).toHaveLength(2);
  });

  it('is refused under an id that says something else, or was lifted', async () => {
    const deps = archive();
    await placeHold(deps, sealed, hold('a'));
    expect(await placeHold(deps, sealed, hold('a', { basis: 'QĐ 99' }))).toMatchObject({
      error: 'hold-taken',
    });
    await liftHold(deps, sealed, 'a', act);
    expect(await placeHold(deps, sealed, hold('a'))).toMatchObject({ error: 'hold-lifted' });
    expect(await liftHold(deps, sealed, 'never', act)).toMatchObject({ error: 'unknown-hold' });
    expect(deps.locks.lockOf(place).held).toBe(false);
  });

  it('keeps its lock however placing and lifting cross', async () => {
    const ids = fc.array(fc.tuple(fc.boolean(), fc.constantFrom('a', 'b', 'c')), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), ids, async (scheduler, orders) => {
        const { keeping, locks } = archive();
        const slow = {
          keeping: { ...keeping, read: scheduler.scheduleFunction(keeping.read) },
          locks: { ...locks, hold: scheduler.scheduleFunction(locks.hold) },
        };
        const done = orders.map(([places, id]) =>
          places ? placeHold(slow, sealed, hold(id)) : liftHold(slow, sealed, id, act),
        );
        await scheduler.waitFor(Promise.all(done));
        const { held } = locks.lockOf(place);
        if (isHeld(await keeping.read('H-1'))) expect(held).toBe(true);
      }),
    );
  });
});

describe('the retention of a package', () => {
  it('is extended, the lock with it', async () => {
    const deps = archive();
    const extended = await extendRetention(deps, sealed, until(2060));
    expect(extended.ok && keptUntil(sealed.package, extended.value)).toBe(until(2060).until);
    expect(deps.locks.lockOf(place).until).toBe(until(2060).until);
    expect(await extendRetention(deps, sealed, until(2060, { reason: 'Gửi lại' }))).toMatchObject({
      ok: true,
      value: { extensions: [{ reason: act.reason }] },
    });
  });

  it.each([
    ['shorter than the rule', 2045, 'retention-shorter'],
    ['the same as the rule', 2046, 'retention-shorter'],
    ['longer than S3 can lock', 2127, 'retention-too-long'],
  ])('is never %s', async (_, year, error) => {
    const deps = archive();
    expect(await extendRetention(deps, sealed, until(year))).toMatchObject({ error });
    expect(deps.locks.lockOf(place).until).toBe(retainUntil);
  });

  it('only ever grows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.integer({ min: 2030, max: 2130 })), async (years) => {
        const deps = archive();
        let before = retainUntil;
        for (const year of years) {
          await extendRetention(deps, sealed, until(year));
          const now = keptUntil(sealed.package, await deps.keeping.read('H-1'));
          expect(now >= before).toBe(true);
          expect(deps.locks.lockOf(place).until).toBe(now);
          before = now;
        }
      }),
    );
  });
});
