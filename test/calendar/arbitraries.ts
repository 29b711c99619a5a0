import fc from 'fast-check';
import { Calendar } from '#shared/calendar/calendar.ts';
import type { DayOff } from '#shared/calendar/calendar-record.ts';
import type { DueQuestion, Pause } from '#shared/calendar/due.ts';
import type { ClockRule, Limit, PauseEffect, PauseGround } from '#shared/calendar/limit.ts';
import { vnGovCalendar, vnGovSaturdayMorningCalendar } from '#shared/calendar/vn-gov.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
const iso = (at: number) => new Date(at).toISOString();

const half = (date: string, part: 'morning' | 'afternoon') => ({
  ...(vnGovCalendar.daysOff[0] as DayOff),
  date,
  part,
  kind: 'holiday' as const,
});

/** Offices that also close for halves of days, around the long holidays and alone. */
export const halfDays = Calendar.parse({
  ...vnGovCalendar,
  daysOff: [
    ...vnGovCalendar.daysOff,
    half('2024-02-07', 'afternoon'),
    half('2025-01-24', 'afternoon'),
    half('2026-02-23', 'morning'),
    half('2026-03-03', 'morning'),
    half('2026-04-29', 'afternoon'),
  ],
});

/** Offices whose Saturday mornings are working time. */
export const workedSaturdays = Calendar.parse({ ...vnGovSaturdayMorningCalendar, openNotCounted: undefined });

export const calendars = {
  weekdays: vnGovCalendar,
  openSaturdays: vnGovSaturdayMorningCalendar,
  workedSaturdays,
  halfDays,
};

/** By name, so that a counterexample is readable. */
export const which = fc.constantFrom<(keyof typeof calendars)[]>(
  'weekdays',
  'openSaturdays',
  'workedSaturdays',
  'halfDays',
);

const anyInstant = (resolution: number) =>
  fc
    .integer({ min: Date.parse('2024-01-02') / resolution, max: Date.parse('2027-06-30') / resolution })
    .map((n) => n * resolution);

const nearHolidays = fc
  .tuple(
    fc.constantFrom(
      '2024-02-10',
      '2024-05-01',
      '2025-01-29',
      '2025-04-30',
      '2026-01-02',
      '2026-02-18',
      '2026-09-01',
    ),
    fc.integer({ min: -8 * 24 * 60, max: 8 * 24 * 60 }),
  )
  .map(([date, minutes]) => Date.parse(date) + minutes * minute);

/** Instants on whole minutes, many of them around the long holidays. */
export const onTheMinute = fc.oneof(anyInstant(minute), nearHolidays).map(iso);

/** Instants to the millisecond. */
export const instant = anyInstant(1).map(iso);

const limitOf = (unit: Limit['unit'], max: number) =>
  fc.integer({ min: 1, max }).map((value): Limit => ({ value, unit }));

export const workingLimit = fc.oneof(limitOf('WORKING_DAY', 8), limitOf('WORKING_HOUR', 40));
const elapsedLimit = fc.oneof(limitOf('HOUR', 100), limitOf('DAY', 20), limitOf('MONTH', 2));
export const limit = fc.oneof(workingLimit, elapsedLimit);

export const rule = fc.record({
  start: fc.constantFrom<ClockRule['start'][]>('next-day', 'at-once'),
  cutOff: fc.constantFrom(undefined, '11:00', '15:00', '17:45'),
  onSupplement: fc.constantFrom<'subtract' | 'restart'>('subtract', 'restart'),
  basis: fc.constant('a rule'),
});

const ground = fc.constantFrom<PauseGround[]>('supplement', 'payment', 'consultation', 'force-majeure');

const paused = fc
  .constantFrom<PauseEffect[]>('subtract', 'restart', 'none')
  .map((effect) => ({ effect, basis: 'a rule for this ground' }));

/** What each ground does, where the rule names it at all. */
const pauseRules = fc.option(
  fc.record({ supplement: paused, payment: paused, consultation: paused }, { requiredKeys: [] }),
  { nil: undefined },
);

export const question = fc.record({ receivedAt: onTheMinute, limit, rule });

/** Up to three pauses, some overlapping, some empty, some before the start or after the end of the count. */
const pausesAfter = (receivedAt: string) =>
  fc.array(
    fc
      .tuple(fc.integer({ min: -600, max: 9 * 24 * 60 }), fc.integer({ min: 0, max: 4 * 24 * 60 }), ground)
      .map(([start, length, on]): Pause => {
        const from = Date.parse(receivedAt) + start * minute;
        return { from: iso(from), to: iso(from + length * minute), ground: on, reason: on };
      }),
    { maxLength: 3 },
  );

export const pausedQuestion = question.chain((asked) =>
  fc
    .tuple(pausesAfter(asked.receivedAt), pauseRules)
    .map(([pauses, rows]): DueQuestion => ({ ...asked, rule: { ...asked.rule, pauses: rows }, pauses })),
);

export const workingTime = fc.integer({ min: 0, max: 20 * day });
