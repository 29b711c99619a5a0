import * as z from 'zod';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Text } from '#shared/kernel/text.ts';
import { calendarFaults } from './calendar-faults.ts';
import { CalendarRecord } from './calendar-record.ts';
import { DAY, formatDate, parseInstant, parseOffset, yearOf } from './time.ts';

/**
 * When offices work: one effective-dated record. Treat it as immutable (it is compiled once per object, see
 * timetable.ts): a change is a new version.
 */
export const Calendar = CalendarRecord.superRefine((calendar, context) => {
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
