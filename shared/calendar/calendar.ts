import * as z from 'zod';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { Text } from '#shared/kernel/text.ts';
import { calendarFaults } from './calendar-faults.ts';
import { ClockTime } from './limit.ts';
import { PartOfDay } from './part-of-day.ts';
import { DAY, formatDate, parseInstant, parseOffset, yearOf } from './time.ts';

const Shift = z.tuple([ClockTime, ClockTime]);

const Weekday = z.enum(['1', '2', '3', '4', '5', '6', '7']);

/** Opening hours by ISO weekday, `1` being Monday; an empty list is a weekly day off. */
const Week = z.record(Weekday, z.array(Shift));

/** Where a row comes from and how sure that is: seen in a source, recalled, or computed from a rule. */
const Evidence = z.object({ sure: z.enum(['seen', 'recalled', 'computed']), source: z.string().min(1) });

const row = {
  date: z.iso.date(),
  name: Text,
  basis: z.string().min(1),
  evidence: Evidence,
  /** `false` keeps a row that is announced but not enacted: known, and without effect. */
  inForce: z.boolean().default(true),
};

/** A date without work: by law, in compensation for a holiday on a weekly day off, or swapped with a Saturday. */
export const DayOff = z.object({
  ...row,
  kind: z.enum(['holiday', 'compensation', 'swap']),
  /** Only this half of the day is off: the shifts that open before noon, or the others. */
  part: PartOfDay.optional(),
});
export type DayOff = z.infer<typeof DayOff>;

/** A date that is worked although its weekday is off; `as` is the weekday whose hours apply. */
export const ExtraWorkingDay = z.object({ ...row, as: z.int().min(1).max(7) });
export type ExtraWorkingDay = z.infer<typeof ExtraWorkingDay>;

/** A year whose days off are in the record: decided by the authorities, or only what can be foreseen. */
const CoveredYear = z.object({
  year: z.int(),
  status: z.enum(['decided', 'provisional']),
  basis: z.string().min(1),
});

/**
 * When offices work: one effective-dated record. Treat it as immutable (it is compiled once per object, see
 * timetable.ts): a change is a new version.
 */
export const Calendar = z
  .object({
    id: z.string().min(1),
    version: z.int().positive(),
    from: z.iso.date(),
    name: Text,
    basis: z.string().min(1),
    utcOffset: z.string().regex(/^[+-]([01]\d|2[0-3]):[0-5]\d$/),
    week: Week,
    /** Weekdays on which offices are open and dossiers are received, and which are no working days all the same. */
    openNotCounted: z.array(Weekday).optional(),
    years: z.array(CoveredYear).min(1),
    daysOff: z.array(DayOff),
    extraWorkingDays: z.array(ExtraWorkingDay),
  })
  .superRefine((calendar, context) => {
    for (const message of calendarFaults(calendar)) context.addIssue({ code: 'custom', message });
  });
export type Calendar = z.infer<typeof Calendar>;

/** How far a calendar can be relied on in a year. */
export const YearStatus = z.enum(['decided', 'provisional', 'missing']);
export type YearStatus = z.infer<typeof YearStatus>;

export const yearStatus = (calendar: Calendar, year: number): YearStatus =>
  calendar.years.find((covered) => covered.year === year)?.status ?? 'missing';

/**
 * For the operator's checks: does the calendar know this instant's year? A missing year is never passed over in
 * silence, and never stops a dossier: see {@link computeDue} in due.ts for what happens to a due date there.
 */
export function checkCoverage(calendar: Calendar, at: string): Result<'decided' | 'provisional', Text> {
  const day = Math.floor((parseInstant(at) + parseOffset(calendar.utcOffset)) / DAY);
  const status = yearStatus(calendar, yearOf(day));
  if (status !== 'missing') return ok(status);
  const which = `${calendar.id} v${calendar.version}`;
  return fail({
    vi: `Lịch ${which} chưa có bảng ngày nghỉ năm ${yearOf(day)} (cho ngày ${formatDate(day)}). Hãy công bố phiên bản mới.`,
    en: `Calendar ${which} has no table of days off for ${yearOf(day)} (needed for ${formatDate(day)}). Publish a new version.`,
  });
}
