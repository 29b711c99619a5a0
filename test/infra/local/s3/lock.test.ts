import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayRemove, mayRetain } from '#infra/local/s3/model/lock.ts';
import type { Retention } from '#infra/local/s3/model/version.ts';

const retention = fc.option(
  fc.record({
    mode: fc.constantFrom('COMPLIANCE' as const, 'GOVERNANCE' as const),
    until: fc.integer({ min: 0, max: 20 }),
  }),
  { nil: undefined },
);
const step = fc.record({ next: retention, wait: fc.nat(3), bypass: fc.boolean() });

describe('a version in compliance mode', () => {
  it('stays until the first date it was locked to, whatever is tried', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20 }), fc.array(step), (until, steps) => {
        let lock: { retention: Retention | undefined; hold: boolean } = {
          retention: { mode: 'COMPLIANCE', until },
          hold: false,
        };
        let now = 0;
        for (const { next, wait, bypass } of steps) {
          now += wait;
          if (now < until) expect(mayRemove(lock, now, bypass)).toBe(false);
          if (mayRetain(lock, next, { now, bypass })) lock = { ...lock, retention: next };
        }
        expect(mayRemove(lock, 21, false)).toBe(true);
      }),
    );
  });

  it('is held by a legal hold beyond that', () => {
    fc.assert(
      fc.property(retention, fc.nat(30), fc.boolean(), (kept, now, bypass) => {
        expect(mayRemove({ retention: kept, hold: true }, now, bypass)).toBe(false);
      }),
    );
  });
});
