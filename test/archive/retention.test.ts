import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lockUntil, longestLock, retentionOf } from '#shared/archive/retention.ts';
import { AppliedRetention, type Retention } from '#shared/procedure/retention/retention.ts';
import type { RetentionDefault } from '#shared/procedure/retention/retention-default.ts';
import { aDefault } from '#test/procedure/retention-defaults.ts';

const closedAt = '2026-03-02T03:00:00.000Z';
const end = { status: 'returned', closedAt } as const;
const law = 'Thông tư 10/2022/TT-BNV';

/** The term of a dossier that ended so, under a retention and the defaults of the organisation. */
function termUnder(
  retention: Retention,
  how: Parameters<typeof retentionOf>[1],
  defaults: RetentionDefault[] = [],
  at: string = how.closedAt,
) {
  const found = retentionOf({ procedure: { code: 'LOCAL.A', retention }, defaults, at }, how);
  if (found === undefined) throw new Error('no term');
  return found;
}

const retention = termUnder({ term: { years: 5 }, basis: law }, end);

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
    const forever = termUnder({ term: 'permanent', basis: law }, end);
    expect(lockUntil(forever, { at: closedAt, lockedFor: 1 })).toBe(longestLock(closedAt));
  });
});

describe('the term of a package', () => {
  const rule = {
    term: { years: 20 },
    basis: law,
    ends: { refused: { term: { years: 5 }, from: 'year-end' as const, basis: `${law}, mục 3` } },
  };

  it('is the usual one, unless there is one for how the dossier ended', () => {
    expect(termUnder(rule, end)).toEqual({
      term: { years: 20 },
      basis: law,
      from: closedAt,
      until: '2046-03-02T03:00:00.000Z',
    });
    expect(termUnder(rule, { ...end, status: 'withdrawn' }).term).toEqual({ years: 20 });
    expect(termUnder(rule, { ...end, status: 'refused' })).toEqual({
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
    expect(termUnder(rule, { status: 'refused', closedAt: at }).from).toBe(from);
  });

  it('has no year to wait for where it is for ever', () => {
    const rest = { term: 'permanent', from: 'year-end', basis: law } as const;
    expect(termUnder(rest, end)).toEqual({ term: 'permanent', basis: law, from: closedAt });
  });
});

describe('the term that no document sets', () => {
  const years = { years: 20 };
  const unfounded: Retention = { term: { years: 70 }, remark: 'Bảng thời hạn chưa thấy' };
  const decided = aDefault({ usual: { term: { years: 10 }, from: 'year-end' } });

  it('is the organisation’s, with the decision behind it; what the procedure wishes for does not count', () => {
    expect(termUnder(unfounded, end, [decided])).toEqual({
      term: { years: 10 },
      from: '2026-12-31T17:00:00.000Z',
      until: '2036-12-31T17:00:00.000Z',
      basis: decided.basis,
      default: { id: 'qd-12-2026', from: '2026-01-01', sure: 'known' },
    });
  });

  it('says so where it is only assumed', () => {
    const assumed = aDefault({ evidence: { sure: 'assumed', source: 'x' } });
    expect(termUnder(unfounded, end, [assumed]).default?.sure).toBe('assumed');
  });

  it('is the one for the procedure', () => {
    const others = [{ procedures: ['LOCAL.A'], term: 'permanent' as const }];
    expect(termUnder(unfounded, end, [aDefault({ others })])).toMatchObject({
      term: 'permanent',
      from: closedAt,
    });
  });

  it('is taken as well where an earlier release published a remark as a basis', () => {
    const basis = 'Mặc định 20 năm, cấu hình được';
    expect(termUnder({ term: years, basis }, end, [decided]).basis).toBe(decided.basis);
  });

  it('stays out of what a document sets, and of its remark', () => {
    const own = { term: years, basis: law, remark: 'Mục 3' };
    expect(termUnder(own, end, [decided])).toMatchObject({ term: years, basis: law, remark: 'Mục 3' });
    expect(termUnder(own, end, [decided])).not.toHaveProperty('default');
    const mixed = { ...own, ends: { refused: unfounded } };
    expect(termUnder(mixed, { ...end, status: 'refused' }, [decided]).basis).toBe(decided.basis);
    expect(termUnder(mixed, end, [decided]).basis).toBe(law);
  });

  it('is none before there is a default, by the day in Việt Nam', () => {
    const rules = { procedure: { code: 'LOCAL.A', retention: unfounded } };
    const defaults = [aDefault({ from: '2026-03-10' })];
    const asked = (at: string) => retentionOf({ ...rules, defaults, at }, end)?.basis;
    expect(asked('2026-03-09T16:59:59.999Z')).toBeUndefined();
    expect(asked('2026-03-09T17:00:00.000Z')).toBe(decided.basis);
  });

  it('has a basis, whatever was published', () => {
    const basis = fc.constantFrom(undefined, law, 'Theo thông lệ', 'Mặc định 20 năm');
    const term = fc.oneof(
      fc.constant('permanent' as const),
      fc.record({ years: fc.integer({ min: 1, max: 70 }) }),
    );
    const single = fc.record({ term, basis, remark: fc.constant('x') });
    const status = fc.constantFrom('returned' as const, 'refused' as const);
    fc.assert(
      fc.property(single, single, status, fc.boolean(), (own, refused, how, isPublished) => {
        const procedure = { code: 'LOCAL.A', retention: { ...own, ends: { refused } } };
        const defaults = isPublished ? [decided] : [];
        const found = retentionOf({ procedure, defaults, at: closedAt }, { status: how, closedAt });
        const byLaw = { returned: own, refused }[how].basis === law;
        const expected = byLaw ? [law] : defaults.map(({ basis: decision }) => decision);
        expect(found === undefined ? [] : [AppliedRetention.parse(found).basis]).toEqual(expected);
      }),
    );
  });
});
