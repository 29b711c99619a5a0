import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { vnGovCalendar as calendar } from '#shared/calendar/vn-gov.ts';
import {
  addWorkingTime,
  isWorkingTime,
  nextOpening,
  subtractWorkingTime,
  workingTimeBetween,
} from '#shared/calendar/working-time.ts';
import { calendars, instant, which, workingTime } from './arbitraries.ts';
import { at, utc } from './examples.ts';

const hour = 3_600_000;

describe('working time on the government calendar', () => {
  it('is open from the opening until, and not at, the closing', () => {
    const times = ['07:29', '07:30', '11:29', '11:30', '13:29', '13:30', '17:29', '17:30'];
    expect(times.filter((time) => isWorkingTime(calendar, at(`2026-02-12 ${time}`)))).toEqual([
      '07:30',
      '11:29',
      '13:30',
      '17:29',
    ]);
  });

  it('opens next on the first day after Tết', () => {
    expect(nextOpening(calendar, at('2026-02-13 17:30'))).toBe(utc('2026-02-23 07:30'));
    expect(nextOpening(calendar, at('2026-02-12 12:00'))).toBe(utc('2026-02-12 13:30'));
    expect(nextOpening(calendar, at('2026-02-12 10:10'))).toBe(utc('2026-02-12 10:10'));
  });

  it('warns eight working hours before a due on the first day after Tết on the last day before it', () => {
    expect(subtractWorkingTime(calendar, at('2026-02-23 17:30'), 8 * hour)).toBe(utc('2026-02-23 07:30'));
    expect(subtractWorkingTime(calendar, at('2026-02-23 16:00'), 8 * hour)).toBe(utc('2026-02-13 16:00'));
  });

  it('reaches the closing rather than the next opening', () => {
    expect(addWorkingTime(calendar, at('2026-02-13 16:30'), hour)).toBe(utc('2026-02-13 17:30'));
    expect(addWorkingTime(calendar, at('2026-02-13 16:30'), hour + 1)).toBe('2026-02-23T00:30:00.001Z');
  });

  it('counts the Saturday that is worked in place of a Monday', () => {
    expect(workingTimeBetween(calendar, at('2026-08-21 17:30'), at('2026-08-24 07:30'))).toBe(8 * hour);
    expect(workingTimeBetween(calendar, at('2026-08-28 17:30'), at('2026-09-03 07:30'))).toBe(0);
  });

  it('is negative backwards', () => {
    expect(workingTimeBetween(calendar, at('2026-02-23 09:00'), at('2026-02-13 16:30'))).toBe(-2.5 * hour);
  });

  it('refuses what is no length of time or no time at all', () => {
    expect(() => addWorkingTime(calendar, at('2026-02-12 09:00'), -1)).toThrow(RangeError);
    expect(() => subtractWorkingTime(calendar, at('2026-02-12 09:00'), 0.5)).toThrow(RangeError);
    expect(() => isWorkingTime(calendar, 'yesterday')).toThrow('not an RFC 3339 time: yesterday');
  });

  it('goes on past the years of the calendar, and throws before them', () => {
    expect(addWorkingTime(calendar, at('2040-06-01 07:30'), 8 * hour)).toBe(utc('2040-06-01 17:30'));
    expect(workingTimeBetween(calendar, at('2027-12-31 07:30'), at('2060-01-05 07:30'))).toBeGreaterThan(0);
    expect(() => isWorkingTime(calendar, at('2023-12-29 09:00'))).toThrow(
      'begins on 2024-01-01, after 2023-12-29',
    );
    expect(() => subtractWorkingTime(calendar, at('2024-01-02 09:00'), 8 * hour)).toThrow(
      'before its first year',
    );
  });
});

describe('working time, whatever the instants', () => {
  it('comes back to where it began when added and subtracted', () => {
    fc.assert(
      fc.property(which, instant, workingTime, (name, start, time) => {
        const from = nextOpening(calendars[name], start);
        const later = addWorkingTime(calendars[name], from, time);
        expect(subtractWorkingTime(calendars[name], later, time)).toBe(from);
      }),
    );
  });

  it('measures what was added', () => {
    fc.assert(
      fc.property(which, instant, workingTime, (name, from, time) => {
        expect(workingTimeBetween(calendars[name], from, addWorkingTime(calendars[name], from, time))).toBe(
          time,
        );
      }),
    );
  });

  it('adds up over any instant between', () => {
    fc.assert(
      fc.property(which, instant, instant, instant, (name, a, b, c) => {
        const between = (from: string, to: string) => workingTimeBetween(calendars[name], from, to);
        expect(between(a, b) + between(b, c)).toBe(between(a, c));
      }),
    );
  });

  it('is open at every next opening, with nothing worked until then', () => {
    fc.assert(
      fc.property(which, instant, (name, from) => {
        const opening = nextOpening(calendars[name], from);
        expect(isWorkingTime(calendars[name], opening)).toBe(true);
        expect(workingTimeBetween(calendars[name], from, opening)).toBe(0);
      }),
    );
  });
});
