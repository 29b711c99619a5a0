import { describe, expect, it } from 'vitest';
import { validUntil } from '#shared/result/validity.ts';

describe('the validity of a result', () => {
  it.each([
    ['six months', { months: 6 }, '2026-03-02T02:00:00Z', '2026-09-02'],
    ['a month from the end of a longer one', { months: 1 }, '2026-01-31T02:00:00Z', '2026-02-28'],
    ['a month in a leap year', { months: 1 }, '2028-01-31T02:00:00Z', '2028-02-29'],
    ['a year from a leap day', { years: 1 }, '2028-02-29T02:00:00Z', '2029-02-28'],
    ['ten years', { years: 10 }, '2026-03-02T02:00:00Z', '2036-03-02'],
    ['days over the turn of the year', { days: 30 }, '2026-12-15T02:00:00Z', '2027-01-14'],
    [
      'from the day in Việt Nam, which has begun there already',
      { days: 1 },
      '2026-03-02T17:00:00Z',
      '2026-03-04',
    ],
  ])('of %s ends on its day', (_, validity, issuedAt, until) => {
    expect(validUntil(validity, issuedAt)).toBe(until);
  });

  it('has no end where none is named', () => {
    expect(validUntil(undefined, '2026-03-02T02:00:00Z')).toBeUndefined();
  });
});
