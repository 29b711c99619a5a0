import { describe, expect, it } from 'vitest';
import { Calendar } from '#shared/calendar/calendar.ts';
import { computeDue, type DueQuestion } from '#shared/calendar/due.ts';
import { vnGovCalendar, vnGovSaturdayMorningCalendar } from '#shared/calendar/vn-gov.ts';
import { addWorkingTime, isWorkingTime } from '#shared/calendar/working-time.ts';
import { at, days, printed, rule, utc } from './examples.ts';

const due = (received: string, limit: DueQuestion['limit'], more: Partial<DueQuestion> = {}) =>
  computeDue(vnGovSaturdayMorningCalendar, { receivedAt: at(received), limit, rule, ...more });
const sameDay = { start: 'at-once', cutOff: '15:00', basis: 'Luật Hộ tịch 2014, Điều 5' } as const;

describe('a Saturday morning on which offices are open and which is no working day', () => {
  it('is not counted, and the explanation says so', () => {
    const answer = due('2026-03-05 09:00', days(3));
    expect(answer.at).toBe(utc('2026-03-10 17:30'));
    expect(answer.explanation).toMatchObject({
      daysCounted: 3,
      weekendDaysSkipped: 2,
      openDaysSkipped: 1,
      daysNotCounted: ['2026-03-05'],
    });
    const { vi, en } = printed(answer);
    expect(vi[2]).toBe(
      'Không tính 2 ngày nghỉ hằng tuần (1 ngày có tiếp nhận nhưng không phải ngày làm việc).',
    );
    expect(en[2]).toBe('Not counted: 2 weekly days off (offices open on 1, which is no working day).');
  });

  it('is a day of receipt: the next working day is the first that counts', () => {
    expect(due('2026-03-07 10:00', days(1)).at).toBe(utc('2026-03-09 17:30'));
    const cutOff = { ...rule, cutOff: '11:00' };
    expect(due('2026-03-07 10:00', days(1), { rule: cutOff }).at).toBe(utc('2026-03-09 17:30'));
    expect(due('2026-03-07 11:15', days(1), { rule: cutOff }).at).toBe(utc('2026-03-10 17:30'));
    expect(due('2026-03-07 11:15', days(1), { rule: cutOff }).explanation.countsFrom.because).toEqual([
      'cut-off',
      'next-day',
    ]);
  });

  it('is where a Friday after the cut-off counts as received', () => {
    const answer = due('2026-03-06 15:30', days(1), { rule: { ...rule, cutOff: '15:00' } });
    expect(answer.at).toBe(utc('2026-03-09 17:30'));
  });

  it('answers what is due the same day on Monday', () => {
    const answer = due('2026-03-07 10:00', days(1), { rule: sameDay });
    expect([answer.startsAt, answer.at]).toEqual([utc('2026-03-09 07:30'), utc('2026-03-09 17:30')]);
    expect(answer.explanation.countsFrom.because).toEqual(['non-working-time']);
  });

  it('starts a limit in hours on the wall clock, and ends none', () => {
    const answer = due('2026-03-07 10:00', days(1, 'HOUR'));
    expect([answer.startsAt, answer.at]).toEqual([utc('2026-03-07 10:00'), utc('2026-03-09 07:30')]);
    expect(due('2026-03-02 10:00', days(5, 'DAY')).at).toBe(utc('2026-03-09 17:30'));
    expect(due('2026-03-02 10:00', days(5, 'DAY')).explanation.openDaysSkipped).toBe(1);
  });

  it('has no working time', () => {
    expect(isWorkingTime(vnGovSaturdayMorningCalendar, at('2026-03-07 10:00'))).toBe(false);
    expect(due('2026-03-07 10:00', days(1, 'WORKING_HOUR')).startsAt).toBe(utc('2026-03-09 07:30'));
    const later = addWorkingTime(vnGovSaturdayMorningCalendar, at('2026-03-07 10:00'), 3_600_000);
    expect(later).toBe(utc('2026-03-09 08:30'));
  });

  it('pushes nothing back when a wait lies over it', () => {
    const wait = { from: at('2026-03-06 17:30'), to: at('2026-03-09 07:30'), reason: 'bổ sung' };
    const { at: dueAt, explanation } = due('2026-03-05 09:00', days(3), { pauses: [wait] });
    expect([dueAt, explanation.pauses[0]?.workingTime]).toEqual([utc('2026-03-10 17:30'), 0]);
  });

  it('is no half day off where half of it is', () => {
    const [row] = vnGovCalendar.daysOff;
    const week = { ...vnGovSaturdayMorningCalendar.week, '6': vnGovCalendar.week['5'] };
    const calendar = Calendar.parse({
      ...vnGovSaturdayMorningCalendar,
      week,
      daysOff: [...vnGovCalendar.daysOff, { ...row, date: '2026-03-07', part: 'afternoon' }],
    });
    const { at: dueAt, explanation } = computeDue(calendar, {
      receivedAt: at('2026-03-05 09:00'),
      limit: days(3),
      rule,
    });
    expect([dueAt, explanation.halfDaysOff, explanation.openDaysSkipped]).toEqual([
      utc('2026-03-10 17:30'),
      [],
      1,
    ]);
  });
});

describe('a calendar of open days', () => {
  const faults = (change: object) =>
    Calendar.safeParse({ ...vnGovSaturdayMorningCalendar, ...change }).error?.issues.map(
      ({ message }) => message,
    );

  it('is refused where such a day has no hours, or no day counts', () => {
    expect(faults({ openNotCounted: ['7'] })).toEqual(['weekday 7: is open without hours']);
    const every = ['1', '2', '3', '4', '5', '6'];
    expect(faults({ openNotCounted: every, extraWorkingDays: [] })).toEqual([
      'no weekday has hours that count',
    ]);
  });

  it('is refused where a worked Sunday takes the hours of a day that does not count', () => {
    const [row] = vnGovCalendar.extraWorkingDays;
    expect(faults({ extraWorkingDays: [{ ...row, date: '2026-03-08', as: 6 }] })).toEqual([
      '2026-03-08: weekday 6 has no hours that count',
    ]);
  });
});
