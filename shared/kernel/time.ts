const offsetHours = 7;

/** An instant as people in Việt Nam read it: RFC 3339 with the offset of Asia/Ho_Chi_Minh (no daylight saving). */
export const localTime = (instant: string) =>
  `${new Date(Date.parse(instant) + offsetHours * 3_600_000).toISOString().slice(0, 19)}+07:00`;

/** An act with its time as people read it. */
export const withLocalTime = <T extends { at: string }>(act: T): T => ({ ...act, at: localTime(act.at) });

/** The same moment so many years later, UTC. */
export const yearsLater = (instant: string, years: number): string => {
  const date = new Date(instant);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString();
};

/** The date in Việt Nam at that instant, `YYYY-MM-DD`. */
export const localDate = (instant: string) => localTime(instant).slice(0, 10);

/** The same day of the calendar so many months later, or the last of a month that is shorter. */
export function monthsLater(day: string, months: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
}

/** The first instant of a day in Việt Nam, UTC. */
export const beginOf = (day: string): string => new Date(`${day}T00:00:00+07:00`).toISOString();

/** Another day of the calendar. */
export const dayAfter = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
