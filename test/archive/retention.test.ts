import { describe, expect, it } from 'vitest';
import { lockUntil, longestLock, retentionOf } from '#shared/archive/retention.ts';

const closedAt = '2026-03-02T03:00:00.000Z';
const end = { status: 'returned', closedAt } as const;
const retention = retentionOf({ term: { years: 5 }, basis: 'x' }, end);

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
    const forever = retentionOf({ term: 'permanent', basis: 'x' }, end);
    expect(lockUntil(forever, { at: closedAt, lockedFor: 1 })).toBe(longestLock(closedAt));
  });
});

describe('the term of a package', () => {
  const law = 'Thông tư 10/2022/TT-BNV';
  const rule = {
    term: { years: 20 },
    basis: law,
    ends: { refused: { term: { years: 5 }, from: 'year-end' as const, basis: `${law}, mục 3` } },
  };

  it('is the usual one, unless there is one for how the dossier ended', () => {
    expect(retentionOf(rule, end)).toEqual({
      term: { years: 20 },
      basis: law,
      from: closedAt,
      until: '2046-03-02T03:00:00.000Z',
    });
    expect(retentionOf(rule, { ...end, status: 'withdrawn' }).term).toEqual({ years: 20 });
    expect(retentionOf(rule, { ...end, status: 'refused' })).toEqual({
      term: { years: 5 },
      basis: `${law}, mục 3`,
      from: '2026-12-31T17:00:00.000Z',
      until: '2031-12-31T17:00:00.000Z',
    });
  });

  it.each([
    ['the last second of a year in Việt Nam', '2026-12-31T16:59:59.999Z', '2026-12-31T17:00:00.000Z'],
    ['the first of the next', '2026-12-31T17:00:00.000Z', '2027-12-31T17:00:00.000Z'],
  ])('counts from the end of the year in which it ended: %s', (_, at, from) => {
    expect(retentionOf(rule, { status: 'refused', closedAt: at }).from).toBe(from);
  });

  it('has no year to wait for where it is for ever', () => {
    const rest = { term: 'permanent', from: 'year-end', basis: law } as const;
    expect(retentionOf(rest, end)).toEqual({ term: 'permanent', basis: law, from: closedAt });
  });
});
