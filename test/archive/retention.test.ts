import { describe, expect, it } from 'vitest';
import { lockUntil, longestLock, retentionOf } from '#shared/archive/retention.ts';

const closedAt = '2026-03-02T03:00:00.000Z';
const retention = retentionOf({ term: { years: 5 }, basis: 'x' }, closedAt);

describe('the lock of a package', () => {
  it('lasts until the end of its retention, which is counted from the closing', () => {
    expect(lockUntil(retention, { at: closedAt, lockedFor: 1 })).toBe('2031-03-02T03:00:00.000Z');
  });

  it('lasts as long as the archive asks of every lock, which is counted from the sealing', () => {
    const at = '2026-03-20T03:00:00.000Z';
    const until = lockUntil(retention, { at, lockedFor: 1826 });
    expect(until).toBe('2031-03-20T03:00:00.000Z');
    expect((Date.parse(until) - Date.parse(at)) / 86_400_000).toBe(1826);
  });

  it('lasts as long as S3 locks, where it is kept for ever', () => {
    const forever = retentionOf({ term: 'permanent', basis: 'x' }, closedAt);
    expect(lockUntil(forever, { at: closedAt, lockedFor: 1 })).toBe(longestLock(closedAt));
  });
});
