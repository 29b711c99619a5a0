import { describe, expect, it } from 'vitest';
import type { Calendar } from '#shared/calendar/calendar.ts';
import { vnGovCalendar, vnGovSaturdayMorningCalendar } from '#shared/calendar/vn-gov.ts';
import { workingTimeBetween } from '#shared/calendar/working-time.ts';
import { workedSaturdays } from './arbitraries.ts';
import { at } from './examples.ts';

const isWeekday = (date: string) => ![0, 6].includes(new Date(date).getUTCDay());
const weekdaysOff = (year: string) =>
  vnGovCalendar.daysOff
    .filter(({ date, inForce }) => inForce && date.startsWith(year) && isWeekday(date))
    .map(({ date }) => date.slice(5));
const saturdaysWorkedIn = (year: string) =>
  vnGovCalendar.extraWorkingDays
    .filter(({ date, inForce }) => inForce && date.startsWith(year))
    .map(({ date }) => date.slice(5));

describe('the government calendar', () => {
  it('has the announced days of 2024', () => {
    const tet = ['02-08', '02-09', '02-12', '02-13', '02-14'];
    const others = ['04-18', '04-29', '04-30', '05-01', '09-02', '09-03'];
    expect(weekdaysOff('2024')).toEqual(['01-01', ...tet, ...others]);
    expect(saturdaysWorkedIn('2024')).toEqual(['05-04']);
  });

  it('has the announced days of 2025', () => {
    const tet = ['01-27', '01-28', '01-29', '01-30', '01-31'];
    const others = ['04-07', '04-30', '05-01', '05-02', '09-01', '09-02'];
    expect(weekdaysOff('2025')).toEqual(['01-01', ...tet, ...others]);
    expect(saturdaysWorkedIn('2025')).toEqual(['04-26']);
  });

  it('has the announced days of 2026, and the swap that nobody decided without effect', () => {
    const tet = ['02-16', '02-17', '02-18', '02-19', '02-20'];
    const others = ['04-27', '04-30', '05-01', '08-31', '09-01', '09-02', '11-24'];
    expect(weekdaysOff('2026')).toEqual(['01-01', '01-02', ...tet, ...others]);
    expect(saturdaysWorkedIn('2026')).toEqual(['01-10', '08-22']);
    const { daysOff, extraWorkingDays } = vnGovCalendar;
    const without = [...daysOff, ...extraWorkingDays].filter(({ inForce }) => !inForce);
    expect(without.map(({ date }) => date)).toEqual(['2026-11-23', '2026-11-28']);
  });

  it('has eleven statutory days in each year, twelve from 2026, those to come provisionally', () => {
    expect(vnGovCalendar.years.map(({ year, status }) => `${year} ${status}`)).toEqual([
      '2024 decided',
      '2025 decided',
      '2026 decided',
      '2027 provisional',
      '2028 provisional',
      '2029 provisional',
      '2030 provisional',
    ]);
    for (const { year } of vnGovCalendar.years) {
      const statutory = vnGovCalendar.daysOff.filter(
        ({ date, kind, inForce }) => date.startsWith(String(year)) && kind === 'holiday' && inForce,
      );
      expect(statutory, String(year)).toHaveLength(year < 2026 ? 11 : 12);
    }
  });

  it('gives a compensation for every holiday on a weekly day off, and works once for every swap', () => {
    const rows = (kind: string) => vnGovCalendar.daysOff.filter((row) => row.kind === kind);
    expect(rows('compensation')).toHaveLength(rows('holiday').filter(({ date }) => !isWeekday(date)).length);
    expect(vnGovCalendar.extraWorkingDays).toHaveLength(rows('swap').length);
    expect(vnGovCalendar.daysOff.filter(({ kind, date }) => kind !== 'holiday' && !isWeekday(date))).toEqual(
      [],
    );
  });

  it('works eight hours a day', () => {
    expect(workingTimeBetween(vnGovCalendar, at('2026-03-02 00:00'), at('2026-03-03 00:00'))).toBe(
      8 * 3_600_000,
    );
  });
});

describe('the calendar with Saturday mornings', () => {
  const workedOn = (calendar: Calendar) => (date: string) =>
    workingTimeBetween(calendar, at(`${date} 00:00`), at(`${date} 23:59`)) / 3_600_000;
  const dates = ['2026-03-07', '2024-02-10', '2026-01-10', '2026-03-08'];

  it('counts nothing on a Saturday, and a whole day when it makes up for a Friday', () => {
    expect(dates.map(workedOn(vnGovSaturdayMorningCalendar))).toEqual([0, 0, 8, 0]);
  });

  it('counts four hours where a locality says that Saturdays are worked, none on a holiday there', () => {
    expect(dates.map(workedOn(workedSaturdays))).toEqual([4, 0, 8, 0]);
  });

  it('gives a worked Sunday the hours of the weekday that it stands for', () => {
    const asSaturday = workedSaturdays.extraWorkingDays
      .slice(0, 1)
      .map((row) => ({ ...row, date: '2026-03-08', as: 6 }));
    const record = { ...workedSaturdays, extraWorkingDays: asSaturday };
    expect(workingTimeBetween(record, at('2026-03-08 00:00'), at('2026-03-09 00:00'))).toBe(4 * 3_600_000);
  });
});
