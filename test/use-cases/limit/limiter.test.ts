import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memoryLeaseStore } from '#shared/adapters/memory/lease-store.ts';
import { costOf } from '#shared/limit/lease.ts';
import type { Limit, Limits } from '#shared/limit/limit.ts';
import { type Admission, createLimiter, outageMs } from '#shared/use-cases/limit/limiter.ts';

const portal = { kind: 'portal', id: 'cong-tinh' } as const;
const start = Date.parse('2026-03-02T08:00:00Z');

const limitsOf = (limit: Limit): Limits => ({
  kinds: {
    portal: limit,
    officer: limit,
    auditor: limit,
    manager: limit,
    anonymous: limit,
    provider: limit,
  },
  callers: {},
});

/** So many environments over one store, and a clock for all of them. */
function environments(count: number, limit: Limit) {
  const shared = memoryLeaseStore();
  const clock = { at: start };
  const seen = { writes: 0, outages: 0, broken: false };
  const leases: typeof shared = {
    take(...request) {
      seen.writes += 1;
      return seen.broken ? Promise.reject(new Error('no table')) : shared.take(...request);
    },
  };
  const onOutage = () => {
    seen.outages += 1;
  };
  const all = Array.from({ length: count }, () =>
    createLimiter({ limits: limitsOf(limit), leases, now: () => clock.at, onOutage }),
  );
  const admit = async (environment: number, caller: { kind: 'portal'; id: string } = portal) => {
    const limiter = all[environment % count];
    if (limiter === undefined) throw new Error('there is no environment');
    return limiter.admit(caller);
  };
  return { clock, seen, admit };
}

const waitOf = (admission: Admission) => (admission.admitted ? 0 : admission.retryAfter);

/** From the first of these instants to each other one, no more was served than the limiter promises. */
function keepsBound(served: number[], limit: Limit, environmentCount: number) {
  const [from = 0] = served;
  for (const [index, to] of served.entries()) {
    const windows = (to - from) / 1000 / limit.seconds;
    const shared = limit.requests + ((to - from) * 1000) / costOf(limit);
    const own = environmentCount * (limit.free * (1 + windows) + limit.lease);
    expect(index + 1).toBeLessThanOrEqual(Math.ceil(shared + own));
  }
}

const aLimit = fc.record({
  requests: fc.integer({ min: 1, max: 40 }),
  seconds: fc.integer({ min: 1, max: 90 }),
  free: fc.integer({ min: 0, max: 5 }),
  lease: fc.integer({ min: 1, max: 8 }),
});
/** Which environment is asked, and how many milliseconds after the one before. */
const asked = fc.array(
  fc.record({ to: fc.nat(3), after: fc.oneof(fc.constant(0), fc.nat(50), fc.nat(3_000)) }),
  { maxLength: 250, size: 'max' },
);
const aCount = fc.integer({ min: 1, max: 4 });

describe('a caller', () => {
  it('gets no more in any time than its limit, the free shares of the environments, and a lease each', async () => {
    await fc.assert(
      fc.asyncProperty(aLimit, aCount, asked, async (limit, count, requests) => {
        const { clock, admit } = environments(count, limit);
        const served: number[] = [];
        for (const { to, after } of requests) {
          clock.at += after;
          if ((await admit(to)).admitted) served.push(clock.at);
        }
        for (const first of served.keys()) keepsBound(served.slice(first), limit, count);
      }),
    );
  });

  it('that waits as long as it was told is served by every environment', async () => {
    await fc.assert(
      fc.asyncProperty(aLimit, aCount, asked, fc.nat(3), async (limit, count, requests, next) => {
        const { clock, admit } = environments(count, limit);
        for (const { to, after } of requests) {
          clock.at += after;
          const admission = await admit(to);
          if (admission.admitted) continue;
          expect(admission.retryAfter).toBeGreaterThanOrEqual(1);
          clock.at += admission.retryAfter * 1000;
          expect(await admit(next)).toMatchObject({ admitted: true });
        }
      }),
    );
  });

  it('is not refused before its limit is reached, but for what other environments have leased', async () => {
    await fc.assert(
      fc.asyncProperty(aLimit, aCount, asked, async (limit, count, requests) => {
        const { admit } = environments(count, limit);
        let served = 0;
        for (const { to } of requests) {
          if ((await admit(to)).admitted) served += 1;
          else expect(served).toBeGreaterThanOrEqual(limit.requests - (count - 1) * (limit.lease - 1));
        }
      }),
    );
  });

  it('costs no write within the free share, and above it one for each lease', async () => {
    const limit = { requests: 1_000, seconds: 10, free: 20, lease: 20 };
    const { seen, clock, admit } = environments(1, limit);
    for (let count = 0; count < 200; count += 1) {
      clock.at += 500;
      await admit(0);
    }
    expect(seen.writes).toBe(0);
    clock.at += 10_000;
    for (let count = 0; count < 420; count += 1) await admit(0);
    expect(seen.writes).toBe(20);
  });

  it('that is refused costs one write a second at most, however often it asks', async () => {
    const { seen, clock, admit } = environments(1, { requests: 100, seconds: 10, free: 0, lease: 20 });
    for (let count = 0; count < 100; count += 1) await admit(0);
    expect(seen.writes).toBe(5);
    for (let count = 0; count < 2_000; count += 1) {
      clock.at += 1;
      await admit(0);
    }
    // Two seconds give twenty requests more, which are leased in two writes, and each second ends with a refusal.
    expect(seen.writes).toBeLessThanOrEqual(5 + 5);
  });

  it('takes nothing of what another one may send', async () => {
    const { admit } = environments(2, { requests: 5, seconds: 18_000, free: 0, lease: 2 });
    const loud = await Promise.all(Array.from({ length: 50 }, (_, count) => admit(count)));
    expect(loud.filter(({ admitted }) => admitted)).toHaveLength(5);
    expect(Math.max(...loud.map(waitOf))).toBe(3_600);
    expect(await admit(0, { kind: 'portal', id: 'cong-dvcqg' })).toMatchObject({
      admitted: true,
      remaining: 4,
    });
  });

  it('has the limit of its own where it has one', async () => {
    const limits = limitsOf({ requests: 9, seconds: 60, free: 0, lease: 1 });
    limits.callers['portal:cong-tinh'] = { requests: 1, seconds: 60, free: 0, lease: 1 };
    const limiter = createLimiter({
      limits,
      leases: memoryLeaseStore(),
      now: () => start,
      onOutage: () => {},
    });
    expect(await limiter.admit(portal)).toMatchObject({ admitted: true, remaining: 0 });
    expect(await limiter.admit(portal)).toMatchObject({ admitted: false, retryAfter: 60 });
    expect(await limiter.admit({ ...portal, id: 'cong-dvcqg' })).toMatchObject({
      admitted: true,
      remaining: 8,
    });
  });
});

describe('a store that does not answer', () => {
  const limit = { requests: 1, seconds: 60, free: 0, lease: 1 };

  it('refuses nobody, is told of once, and is asked again after a while', async () => {
    const { seen, clock, admit } = environments(1, limit);
    seen.broken = true;
    for (let count = 0; count < 20; count += 1) expect(await admit(0)).toMatchObject({ admitted: true });
    expect(seen).toMatchObject({ writes: 1, outages: 1 });
    clock.at += outageMs;
    seen.broken = false;
    expect(await admit(0)).toMatchObject({ admitted: true });
    expect(await admit(0)).toMatchObject({ admitted: false });
  });
});

describe('a clock that is set back', () => {
  it('holds nobody longer than an empty bucket does', async () => {
    const limit = { requests: 2, seconds: 60, free: 0, lease: 1 };
    const { clock, admit } = environments(2, limit);
    for (let count = 0; count < 3; count += 1) await admit(0);
    clock.at -= 86_400_000;
    for (const environment of [0, 1]) expect(waitOf(await admit(environment))).toBe(30);
    clock.at += 30_000;
    expect(await admit(1)).toMatchObject({ admitted: true });
  });
});
