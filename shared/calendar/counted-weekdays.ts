import type { CalendarRecord } from './calendar-record.ts';

/** Whether a weekday, `1` being Monday, counts as a working day if offices are open on it. */
export const isCounted = (
  { openNotCounted = [] }: Pick<CalendarRecord, 'openNotCounted'>,
  weekday: string,
): boolean => !openNotCounted.some((other) => other === weekday);
