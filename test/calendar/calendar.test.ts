import { describe, expect, it } from 'vitest';
import { Calendar, checkCoverage } from '#shared/calendar/calendar.ts';
import { vnGovCalendar } from '#shared/calendar/vn-gov.ts';
import { at } from './examples.ts';

const faults = (change: object) =>
  Calendar.safeParse({ ...vnGovCalendar, ...change }).error?.issues.map(({ message }) => message) ?? [];
const [newYear] = vnGovCalendar.daysOff;
const [saturday] = vnGovCalendar.extraWorkingDays;

describe('a calendar record', () => {
  it('is accepted as it is', () => {
    expect(faults({})).toEqual([]);
  });

  it('is refused when a date is listed twice, off or worked', () => {
    expect(faults({ daysOff: [newYear, newYear] })).toEqual(['2024-01-01: listed twice']);
    expect(faults({ daysOff: [{ ...newYear, date: saturday?.date }], extraWorkingDays: [saturday] })).toEqual(
      ['2024-05-04: listed twice'],
    );
  });

  it('is refused when a date lies outside its years or a year is left out', () => {
    const [first, , third] = vnGovCalendar.years;
    expect(faults({ daysOff: [{ ...newYear, date: '2031-01-01' }] })).toEqual([
      '2031-01-01: its year is not covered',
    ]);
    expect(faults({ years: [first, third], daysOff: [], extraWorkingDays: [] })).toEqual([
      'years: 2025 expected, not 2026',
    ]);
  });

  it('is refused when its hours overlap, run backwards or are missing', () => {
    const overlapping = {
      ...vnGovCalendar.week,
      2: [
        ['07:30', '11:30'],
        ['11:00', '17:30'],
      ],
    };
    const backwards = { ...vnGovCalendar.week, 2: [['17:30', '07:30']] };
    const message = 'weekday 2: hours must follow one another without overlap';
    expect(faults({ week: overlapping })).toEqual([message]);
    expect(faults({ week: backwards })).toEqual([message]);
    const idle = { 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] };
    expect(faults({ week: idle, extraWorkingDays: [] })).toEqual(['no weekday has hours that count']);
    expect(faults({ week: { 1: [['07:30', '11:30']] } })).not.toEqual([]);
  });

  it('is refused when half a day is off of which there is none, or which is all there is', () => {
    const half = (date: string, part: string) => faults({ daysOff: [{ ...newYear, date, part }] });
    expect(half('2026-03-03', 'morning')).toEqual([]);
    expect(half('2026-03-07', 'morning')).toEqual(['2026-03-07: offices are closed in the morning anyway']);
    const week = { ...vnGovCalendar.week, 6: [['07:30', '11:30']] };
    const saturdays = { week, daysOff: [{ ...newYear, date: '2026-03-07', part: 'morning' }] };
    expect(faults(saturdays)).toEqual(['2026-03-07: nothing is left of the day, list it whole']);
  });

  it('is refused when a worked Saturday takes the hours of a day without any', () => {
    expect(faults({ extraWorkingDays: [{ ...saturday, as: 7 }] })).toEqual([
      '2024-05-04: weekday 7 has no hours that count',
    ]);
  });
});

describe('the coverage of a calendar', () => {
  it('tells decided years from provisional ones by the local date', () => {
    expect(checkCoverage(vnGovCalendar, '2026-12-31T16:59:59Z')).toEqual({ ok: true, value: 'decided' });
    expect(checkCoverage(vnGovCalendar, '2026-12-31T17:00:00Z')).toEqual({ ok: true, value: 'provisional' });
  });

  it('tells the operator which table is missing', () => {
    expect(checkCoverage(vnGovCalendar, at('2031-02-01 08:00'))).toEqual({
      ok: false,
      error: {
        vi: 'Lịch vn-gov v3 chưa có bảng ngày nghỉ năm 2031 (cho ngày 2031-02-01). Hãy công bố phiên bản mới.',
        en: 'Calendar vn-gov v3 has no table of days off for 2031 (needed for 2031-02-01). Publish a new version.',
      },
    });
  });
});
