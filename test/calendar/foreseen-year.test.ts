import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foreseenYear } from '#shared/calendar/foreseen-year.ts';
import { vnGovCalendar } from '#shared/calendar/vn-gov.ts';

const isWeekend = (date: string) => [0, 6].includes(new Date(date).getUTCDay());
const shown = (year: number) => foreseenYear(year).map(({ date, kind }) => `${date.slice(5)} ${kind}`);

describe('a year that was not announced yet', () => {
  it('has the days of the law, and a working day in lieu of each on a weekend', () => {
    expect(shown(2027)).toEqual([
      '01-01 holiday',
      '02-04 holiday',
      '02-05 holiday',
      '02-06 holiday',
      '02-07 holiday',
      '02-08 holiday',
      '02-09 compensation',
      '02-10 compensation',
      '04-16 holiday',
      '04-30 holiday',
      '05-01 holiday',
      '05-03 compensation',
      '09-02 holiday',
      '09-03 holiday',
      '11-24 holiday',
    ]);
  });

  it.each([
    [2025, []],
    [2026, ['11-24 holiday']],
    [2028, ['11-24 holiday']],
    [2029, ['11-24 holiday', '11-26 compensation']],
    [2030, ['11-24 holiday', '11-25 compensation']],
  ])('has in November of %i what the law of 2026 says', (year, rows) => {
    expect(shown(year).filter((row) => row.startsWith('11'))).toEqual(rows);
  });

  it('names for each day the law by which it is off', () => {
    const laws = foreseenYear(2029).map(({ date, basis }) => `${date.slice(5)} ${basis}`);
    expect(laws).toContain('09-02 Bộ luật Lao động 2019, Điều 112');
    expect(laws).toContain('11-24 Nghị quyết 28/2026/QH16; Nghị định 277/2026/NĐ-CP');
    expect(laws).toContain('11-26 Bộ luật Lao động 2019, Điều 111 khoản 3');
  });

  it('has none before the law that it is off by', () => {
    expect(foreseenYear(2020)).toEqual([]);
  });

  it('puts off the day in lieu where the next working day is a holiday itself', () => {
    expect(shown(2028).filter((row) => row.startsWith('04-30') || row.startsWith('05'))).toEqual([
      '04-30 holiday',
      '05-01 holiday',
      '05-02 compensation',
    ]);
  });

  it('is close to what was announced for the years that are known', () => {
    const announced = (year: number) =>
      vnGovCalendar.daysOff
        .filter(({ date, kind, inForce }) => inForce && kind !== 'swap' && date.startsWith(String(year)))
        .map(({ date }) => date);
    for (const year of [2024, 2025, 2026]) {
      const known = new Set(announced(year));
      const missed = foreseenYear(year).filter(({ date }) => !known.has(date) && !isWeekend(date));
      // Which two days begin Tết, and which neighbour 2/9 has, is announced as the year comes.
      expect(missed.length, String(year)).toBeLessThanOrEqual(2);
    }
  });

  it('whichever it is, has the days of the law and as many working days in lieu as fell on weekends', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2021, max: 2190 }), (year) => {
        const rows = foreseenYear(year);
        const dates = rows.map(({ date }) => date);
        const holidays = rows.filter(({ kind }) => kind === 'holiday');
        const inLieu = rows.filter(({ kind }) => kind === 'compensation');
        expect(new Set(dates).size).toBe(dates.length);
        expect(dates).toEqual(dates.toSorted());
        expect(holidays).toHaveLength(year < 2026 ? 11 : 12);
        expect(inLieu.filter(({ date }) => isWeekend(date))).toEqual([]);
        expect(inLieu).toHaveLength(holidays.filter(({ date }) => isWeekend(date)).length);
      }),
    );
  });
});
