import { vnGovCalendar } from '#shared/calendar/vn-gov.ts';

const off = new Set(vnGovCalendar.daysOff.map(({ date }) => date));

const day = 24 * 3_600_000;
const offset = 7 * 3_600_000;
const dateOf = (at: number) => new Date(at + offset).toISOString().slice(0, 10);

/**
 * Two weeks of ordinary work that are still to come: gives the instant of a weekday (1 is Monday, 8 the Monday after)
 * and a time of day in Việt Nam. So that due times can be written down by hand, whenever the test runs.
 */
export function ordinaryWeeks(now: string): (weekday: number, time: string) => string {
  let monday = Math.floor((Date.parse(now) + offset) / day) * day - offset + day;
  const isQuiet = (from: number) =>
    new Date(from + offset).getUTCDay() === 1 &&
    Array.from({ length: 14 }, (_, index) => dateOf(from + index * day)).every((date) => !off.has(date));
  while (!isQuiet(monday)) monday += day;
  return (weekday, time) => new Date(`${dateOf(monday + (weekday - 1) * day)}T${time}+07:00`).toISOString();
}
