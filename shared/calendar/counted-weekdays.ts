import type { Calendar } from './calendar.ts';

/** Whether a weekday, `1` being Monday, counts as a working day if offices are open on it. */
export const isCounted = (
  { openNotCounted = [] }: Pick<Calendar, 'openNotCounted'>,
  weekday: string,
): boolean => !openNotCounted.some((other) => other === weekday);
