/** Inside the calendar, instants are epoch milliseconds and days are whole days since 1970-01-01 in local time. */
export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

export function parseInstant(text: string): number {
  const at = Date.parse(text);
  if (Number.isNaN(at)) throw new RangeError(`not an RFC 3339 time: ${text}`);
  return at;
}

export const formatInstant = (at: number): string => new Date(at).toISOString();

/** `07:30` as milliseconds since midnight. */
export const parseClockTime = (text: string): number =>
  Number(text.slice(0, 2)) * HOUR + Number(text.slice(3, 5)) * MINUTE;

/** `+07:00` as milliseconds to add to UTC. */
export const parseOffset = (text: string): number =>
  (text.startsWith('-') ? -1 : 1) * parseClockTime(text.slice(1));

export const parseDate = (date: string): number => parseInstant(date) / DAY;

export const formatDate = (day: number): string => formatInstant(day * DAY).slice(0, 10);

export const yearOf = (day: number): number => new Date(day * DAY).getUTCFullYear();

export const firstDayOf = (year: number): number => Date.UTC(year, 0, 1) / DAY;

/** Monday is 1, Sunday is 7; 1970-01-01 was a Thursday. */
export const isoWeekday = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The day of the same number in a later month, or that month's last day where it is shorter. */
export function addMonths(day: number, months: number): number {
  const from = new Date(day * DAY);
  const year = from.getUTCFullYear();
  const month = from.getUTCMonth() + months;
  const lastOfMonth = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return Date.UTC(year, month, Math.min(from.getUTCDate(), lastOfMonth)) / DAY;
}
