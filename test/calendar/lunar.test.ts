import { LunarDate } from '@nghiavuive/lunar_date_vi';
import { describe, expect, it } from 'vitest';
import { lunarDate } from '#shared/calendar/lunar.ts';

const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', {
  month: 'numeric',
  day: 'numeric',
  timeZone: 'UTC',
});

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

  it('is that of the tables of another program, which were computed by a longer theory', () => {
    const years = Array.from({ length: 2_175 - 1_968 }, (_, index) => 1_968 + index);
    const tabled = (year: number, month: number, day: number) => {
      const lunar = new LunarDate({ year, month, day });
      lunar.init();
      const date = lunar.toSolarDate().get();
      return new Date(Date.UTC(date.year, date.month - 1, date.day)).toISOString().slice(0, 10);
    };
    for (const [month, day] of [
      [1, 1],
      [3, 10],
    ] as const)
      expect(years.map((year) => lunarDate(year, month, day))).toEqual(
        years.map((year) => tabled(year, month, day)),
      );
  });
});
