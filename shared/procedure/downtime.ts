import * as z from 'zod';
import type { Calendar } from '#shared/calendar/calendar.ts';
import { workingDays } from '#shared/calendar/office-hours.ts';
import { parseInstant } from '#shared/calendar/time.ts';
import { localDay, timetableOf } from '#shared/calendar/timetable.ts';
import { Text } from '#shared/kernel/text.ts';
import { localDate } from '#shared/kernel/time.ts';

const Instant = z.iso.datetime({ offset: true });

/** Planned downtime of online services, as the operator announces it. */
export const Downtime = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  from: Instant,
  to: Instant,
  what: Text,
  announcedAt: Instant,
  basis: z.string().min(1),
});
export type Downtime = z.infer<typeof Downtime>;

/** Whole working days between the day of the announcement and that of the downtime (Nghị định 224/2026/NĐ-CP, Điều 13). */
const noticeDays = 7;

/** What is wrong with a downtime that is published on a day; empty if nothing is. */
export function checkDowntime(downtime: Downtime, calendar: Calendar, today: string): Text[] {
  const timetable = timetableOf(calendar);
  const { from, to, announcedAt } = downtime;
  const dayOf = (instant: string) => localDay(timetable, parseInstant(instant));
  const notice = workingDays(timetable, dayOf(announcedAt) + 1, dayOf(from));
  return [
    ...(parseInstant(to) <= parseInstant(from) ? [endsBeforeItBegins] : []),
    ...(localDate(announcedAt) > today ? [notAnnouncedYet] : []),
    ...(notice < noticeDays ? [tooLate(notice)] : []),
  ];
}

/** Those that are not over, the next first. */
export const downtimesAt = (downtimes: readonly Downtime[], at: string): Downtime[] =>
  downtimes
    .filter(({ to }) => parseInstant(to) > parseInstant(at))
    .toSorted((one, other) => parseInstant(one.from) - parseInstant(other.from));

/** Whether it has begun by an instant; what is over is not asked about. */
export const hasBegun = ({ from }: Pick<Downtime, 'from'>, at: string) =>
  parseInstant(from) <= parseInstant(at);

const endsBeforeItBegins: Text = {
  vi: 'Thời điểm kết thúc phải sau thời điểm bắt đầu.',
  en: 'The downtime must end after it begins.',
};

const notAnnouncedYet: Text = {
  vi: 'Thời điểm thông báo chưa đến.',
  en: 'The time of the announcement has not come yet.',
};

const tooLate = (days: number): Text => ({
  vi: `Phải thông báo trước ít nhất ${noticeDays} ngày làm việc (Nghị định 224/2026/NĐ-CP, Điều 13); chỉ có ${days}.`,
  en: `It must be announced ${noticeDays} working days before, at least (Nghị định 224/2026/NĐ-CP, Điều 13); there are ${days}.`,
});
