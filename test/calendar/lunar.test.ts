import { describe, expect, it } from 'vitest';
import { lunarDate } from '#shared/calendar/lunar.ts';

const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});
const later = (date: string, days: number) =>
  new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
/** How many days after the Vietnamese date the Chinese one of the same name comes. */
const apart = (date: string, name: string) =>
  [0, 1, -1].find((days) => chinese.format(Date.parse(later(date, days))) === name);

describe('a lunar date', () => {
  it.each([
    [2024, '2024-02-10', '2024-04-18'],
    [2025, '2025-01-29', '2025-04-07'],
    [2026, '2026-02-17', '2026-04-26'],
    [2027, '2027-02-06', '2027-04-16'],
    [2028, '2028-01-26', '2028-04-04'],
    [2029, '2029-02-13', '2029-04-23'],
    [2030, '2030-02-02', '2030-04-12'],
  ])('of Tết and of Giỗ Tổ in %i is as the tables have it', (year, tet, ancestors) => {
    expect(lunarDate(year, 1, 1)).toBe(tet);
    expect(lunarDate(year, 3, 10)).toBe(ancestors);
  });

  it.each([
    [1985, '1985-01-21'],
    [2007, '2007-02-17'],
  ])('is not the Chinese one where an hour parts them: Tết %i', (year, tet) => {
    expect(lunarDate(year, 1, 1)).toBe(tet);
    expect(chinese.format(Date.parse(tet))).not.toBe('1/1');
  });

  it('is else that of the Chinese calendar of another program, or now and then the day beside it', () => {
    const years = Array.from({ length: 130 }, (_, index) => 1968 + index).filter((year) => year !== 1985);
    const days = years.map((year) => apart(lunarDate(year, 1, 1), '1/1'));
    expect(days.filter((one) => one === undefined)).toEqual([]);
    expect(days.filter((one) => one !== 0).length).toBeLessThan(10);
  });
});
