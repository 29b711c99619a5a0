import type { Calendar } from './calendar.ts';
import { addWorked, isWorking, lastInstant, nextWorking, worked } from './office-hours.ts';
import { formatInstant, parseInstant } from './time.ts';
import { timetableOf } from './timetable.ts';

/**
 * Arithmetic in working time, in milliseconds. In years after those that the calendar covers, the weekly hours are
 * taken alone, as {@link computeDue} does (and says); an instant before them is a fault and throws.
 */
export function addWorkingTime(calendar: Calendar, at: string, time: number): string {
  return formatInstant(addWorked(timetableOf(calendar), parseInstant(at), positive(time)));
}

/** For "8 working hours before it is due". */
export function subtractWorkingTime(calendar: Calendar, at: string, time: number): string {
  const timetable = timetableOf(calendar);
  const from = parseInstant(at);
  if (positive(time) === 0) return formatInstant(from);
  const target = worked(timetable, from) - time;
  if (target < 0) throw new RangeError(`calendar ${calendar.id}: that is before its first year`);
  return formatInstant(lastInstant(timetable, target));
}

/** Negative when the second instant is the earlier one: how far something is overdue. */
export function workingTimeBetween(calendar: Calendar, from: string, to: string): number {
  const timetable = timetableOf(calendar);
  return worked(timetable, parseInstant(to)) - worked(timetable, parseInstant(from));
}

export const isWorkingTime = (calendar: Calendar, at: string): boolean =>
  isWorking(timetableOf(calendar), parseInstant(at));

/** The instant itself when working time passes then. */
export const nextOpening = (calendar: Calendar, at: string): string =>
  formatInstant(nextWorking(timetableOf(calendar), parseInstant(at)));

function positive(time: number): number {
  if (Number.isInteger(time) && time >= 0) return time;
  throw new RangeError(`working time is whole milliseconds, zero or more, not ${time}`);
}
