import { describe, expect, it } from 'vitest';
import { Calendar, checkCoverage } from '#shared/calendar/calendar.ts';
import { foreseenYear } from '#shared/calendar/foreseen-year.ts';
import { isOfPart } from '#shared/calendar/part-of-day.ts';
import { addMonths, formatDate, isoWeekday, parseDate, parseInstant } from '#shared/calendar/time.ts';
import { vnGovCalendar } from '#shared/calendar/vn-gov.ts';
import { addWorkingTime, isWorkingTime, subtractWorkingTime } from '#shared/calendar/working-time.ts';
import { at, utc } from './examples.ts';

const [minute, hour] = [60_000, 3_600_000];

describe('the record of a calendar', () => {
  const faults = (change: object) =>
    Calendar.safeParse({ ...vnGovCalendar, ...change }).error?.issues.map(({ message }) => message) ?? [];
  const [newYear] = vnGovCalendar.daysOff;

  it('is refused where hours touch, or years begin again', () => {
    const touching = {
      ...vnGovCalendar.week,
      3: [
        ['07:30', '11:30'],
        ['11:30', '17:30'],
      ],
    };
    expect(faults({ week: touching })).toEqual(['weekday 3: hours must follow one another without overlap']);
    const [first] = vnGovCalendar.years;
    expect(faults({ years: [first, first], daysOff: [], extraWorkingDays: [] })).toEqual([
      'years: 2025 expected, not 2024',
    ]);
  });

  it('knows the halves of a day on either side of noon', () => {
    const parts = (open: string) => [
      isOfPart([open, '23:00'], 'morning'),
      isOfPart([open, '23:00'], 'afternoon'),
      isOfPart([open, '23:00'], undefined),
    ];
    expect(parts('11:59')).toEqual([true, false, true]);
    expect(parts('12:00')).toEqual([false, true, true]);
    const half = (date: string, part: string) => faults({ daysOff: [{ ...newYear, date, part }] });
    expect(half('2026-03-03', 'afternoon')).toEqual([]);
    expect(half('2026-03-08', 'afternoon')).toEqual([
      '2026-03-08: offices are closed in the afternoon anyway',
    ]);
  });

  it('covers its first and its last year, by the date in Việt Nam', () => {
    const known = (instant: string) => checkCoverage(vnGovCalendar, instant).ok;
    expect(['2023-12-31T16:59:59Z', '2023-12-31T17:00:00Z'].map(known)).toEqual([false, true]);
    expect(['2030-12-31T16:59:59Z', '2030-12-31T17:00:00Z'].map(known)).toEqual([true, false]);
  });
});

describe('days and months', () => {
  it('are told before 1970 as after it', () => {
    const weekdays = ['1969-12-28', '1969-12-29', '1969-12-31', '1970-01-01', '1970-01-04', '1970-01-05'];
    expect(weekdays.map((date) => isoWeekday(parseDate(date)))).toEqual([7, 1, 3, 4, 7, 1]);
    expect(() => parseInstant('x')).toThrow('not an RFC 3339 time: x');
  });

  it.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-01-30', 1, '2026-02-28'],
    ['2026-01-28', 1, '2026-02-28'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2026-12-31', 2, '2027-02-28'],
    ['2026-11-30', 1, '2026-12-30'],
    ['2026-03-31', 12, '2027-03-31'],
  ])('%s and %i months are %s', (date, months, later) => {
    expect(formatDate(addMonths(parseDate(date), months))).toBe(later);
  });
});

describe('working time', () => {
  it('is left alone by none of it, in a closed hour as in an open one', () => {
    for (const moment of ['2026-03-02 12:00', '2026-03-02 10:00', '2026-03-07 10:00']) {
      expect(addWorkingTime(vnGovCalendar, at(moment), 0)).toBe(utc(moment));
      expect(subtractWorkingTime(vnGovCalendar, at(moment), 0)).toBe(utc(moment));
    }
  });

  it.each([
    ['2026-03-02 07:30', 4 * hour, '2026-03-02 11:30'],
    ['2026-03-02 07:30', 4 * hour + minute, '2026-03-02 13:31'],
    ['2026-03-02 07:30', 8 * hour, '2026-03-02 17:30'],
    ['2026-03-02 07:30', 8 * hour + minute, '2026-03-03 07:31'],
    ['2026-03-02 12:00', minute, '2026-03-02 13:31'],
    ['2026-03-06 17:30', 4 * hour, '2026-03-09 11:30'],
  ])('from %s, %i ms of it end at %s', (from, time, to) => {
    expect(addWorkingTime(vnGovCalendar, at(from), time)).toBe(utc(to));
  });

  it.each([
    ['2026-03-02 17:30', 4 * hour, '2026-03-02 13:30'],
    ['2026-03-02 17:30', 4 * hour + minute, '2026-03-02 11:29'],
    ['2026-03-02 17:30', 8 * hour, '2026-03-02 07:30'],
    ['2026-03-03 07:30', minute, '2026-03-02 17:29'],
    ['2026-03-09 07:30', 8 * hour, '2026-03-06 07:30'],
  ])('before %s, %i ms of it begin at %s', (from, time, to) => {
    expect(subtractWorkingTime(vnGovCalendar, at(from), time)).toBe(utc(to));
  });

  it('never comes where it would be after the year 9999', () => {
    expect(() => isWorkingTime(vnGovCalendar, at('9998-03-02 07:30'))).toThrow(
      'calendar vn-gov: the time asked for never comes',
    );
  });
});

describe('the days off of a year that was not announced', () => {
  const rows = foreseenYear(2027);
  const on = (date: string) => rows.find((row) => row.date === date);

  it('say what they are, by what law, and how they were found', () => {
    const later = '; lịch nghỉ chính thức năm 2027 chưa công bố';
    const shown = (date: string) => {
      const { name, basis, evidence, inForce } = on(date) ?? {};
      return [name?.vi, name?.en, basis, evidence, inForce];
    };
    const holiday = 'Bộ luật Lao động 2019, Điều 112';
    const computed = (why: string) => ({ sure: 'computed', source: `${why}${later}` });
    const tet = computed(
      '1/1 âm lịch là 06/02/2027 (thuật toán Hồ Ngọc Đức, UTC+7); 2 ngày trước và 2 ngày sau như năm 2024',
    );
    const law = computed(holiday);
    expect(shown('2027-01-01')).toEqual(['Tết Dương lịch', 'New Year', holiday, law, true]);
    expect(shown('2027-02-04')).toEqual(['Tết Nguyên đán', 'Lunar New Year', holiday, tet, true]);
    expect(shown('2027-02-09')).toEqual([
      'Nghỉ bù Tết Nguyên đán',
      'In lieu of Lunar New Year',
      'Bộ luật Lao động 2019, Điều 111 khoản 3',
      computed('Bù cho ngày 06/02/2027 trùng ngày nghỉ hằng tuần'),
      true,
    ]);
    expect(shown('2027-04-16')).toEqual([
      'Giỗ Tổ Hùng Vương',
      "Hùng Kings' commemoration",
      holiday,
      computed('10/3 âm lịch là 16/04/2027 (thuật toán Hồ Ngọc Đức, UTC+7)'),
      true,
    ]);
    expect(shown('2027-04-30')).toEqual(['Ngày Chiến thắng 30/4', 'Victory Day', holiday, law, true]);
    expect(shown('2027-05-01')).toEqual([
      'Ngày Quốc tế Lao động 1/5',
      'International Labour Day',
      holiday,
      law,
      true,
    ]);
    expect(shown('2027-09-02')).toEqual(['Quốc khánh 2/9', 'National Day', holiday, law, true]);
    expect(shown('2027-09-03')).toEqual([
      'Quốc khánh 2/9',
      'National Day',
      holiday,
      computed('Ngày liền kề nối với ngày nghỉ hằng tuần'),
      true,
    ]);
  });

  it.each([
    [2030, 'Monday', '09-03'],
    [2031, 'Tuesday', '09-01'],
    [2026, 'Wednesday', '09-01'],
    [2027, 'Thursday', '09-03'],
    [2033, 'Friday', '09-01'],
    [2028, 'Saturday', '09-01'],
    [2029, 'Sunday', '09-03'],
  ])('have beside 2/9 of %i, a %s, the day that leads to a weekend', (year, _, beside) => {
    const dates = foreseenYear(year)
      .filter(({ kind, date }) => kind === 'holiday' && date.slice(5, 7) === '09')
      .map(({ date }) => date.slice(5));
    expect(dates).toEqual(['09-02', beside].toSorted());
  });
});
