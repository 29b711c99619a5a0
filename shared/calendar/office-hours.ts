import { localDay, midnight, search, shapeOfDay, sumBefore, type Timetable } from './timetable.ts';

/**
 * Questions about office hours, on compiled calendars and epoch milliseconds. A shift contains its opening and not
 * its closing instant; a due instant is nevertheless a closing one, never the opening that follows. Offices may be open
 * on a day that is no working day: then they receive, and no working time passes.
 */
function isOpen(timetable: Timetable, at: number): boolean {
  const day = localDay(timetable, at);
  const time = at - midnight(timetable, day);
  return shapeOfDay(timetable, day).shifts.some(([open, close]) => open <= time && time < close);
}

export const isOpenDay = (timetable: Timetable, day: number): boolean =>
  shapeOfDay(timetable, day).shifts.length > 0;

export const isWorkingDay = (timetable: Timetable, day: number): boolean =>
  shapeOfDay(timetable, day).length > 0;

/** Whether working time passes at this instant. */
export const isWorking = (timetable: Timetable, at: number): boolean =>
  isOpen(timetable, at) && isWorkingDay(timetable, localDay(timetable, at));

/** Working days from one day up to, not including, another. */
export const workingDays = (timetable: Timetable, from: number, to: number): number =>
  sumBefore(timetable, 'daysBefore', to) - sumBefore(timetable, 'daysBefore', from);

/** The n-th working day among those from this day on. */
export function nthWorkingDay(timetable: Timetable, from: number, n: number): number {
  const before = sumBefore(timetable, 'daysBefore', from);
  return timetable.firstDay + search(timetable, 'daysBefore', before + n) - 1;
}

/** When a working day opens. */
export const opening = (timetable: Timetable, day: number): number =>
  midnight(timetable, day) + (shapeOfDay(timetable, day).shifts[0]?.[0] ?? 0);

/** When a working day closes. */
export const closing = (timetable: Timetable, day: number): number =>
  midnight(timetable, day) + (shapeOfDay(timetable, day).shifts.at(-1)?.[1] ?? 0);

/** How much has been worked since the calendar began: the scale on which working time is added and subtracted. */
export function worked(timetable: Timetable, at: number): number {
  const day = localDay(timetable, at);
  const time = at - midnight(timetable, day);
  let sum = sumBefore(timetable, 'timeBefore', day);
  if (!isWorkingDay(timetable, day)) return sum;
  for (const [open, close] of shapeOfDay(timetable, day).shifts) {
    if (time > open) sum += Math.min(time, close) - open;
  }
  return sum;
}

/** The first instant at which that much has been worked: a closing rather than the opening after it. */
function firstInstant(timetable: Timetable, target: number): number {
  const index = search(timetable, 'timeBefore', target) - 1;
  const day = timetable.firstDay + index;
  let rest = target - (timetable.timeBefore[index] ?? 0);
  for (const [open, close] of shapeOfDay(timetable, day).shifts) {
    if (rest <= close - open) return midnight(timetable, day) + open + rest;
    rest -= close - open;
  }
  return closing(timetable, day);
}

/** The last instant at which no more than that has been worked: an opening rather than the closing before it. */
export function lastInstant(timetable: Timetable, target: number): number {
  const index = search(timetable, 'timeBefore', target, true) - 1;
  const day = timetable.firstDay + index;
  let rest = target - (timetable.timeBefore[index] ?? 0);
  for (const [open, close] of shapeOfDay(timetable, day).shifts) {
    if (rest < close - open) return midnight(timetable, day) + open + rest;
    rest -= close - open;
  }
  return closing(timetable, day);
}

/** This instant when offices are open, else the next opening. */
export function nextOpen(timetable: Timetable, at: number): number {
  for (let day = localDay(timetable, at); ; day += 1) {
    const start = midnight(timetable, day);
    const shift = shapeOfDay(timetable, day).shifts.find(([, close]) => at < start + close);
    if (shift !== undefined) return Math.max(at, start + shift[0]);
  }
}

/** This instant when working time passes, else when it next does. */
export const nextWorking = (timetable: Timetable, at: number): number =>
  isWorking(timetable, at) ? at : lastInstant(timetable, worked(timetable, at));

/** Later by so much working time; no time at all leaves even a closed hour where it is. */
export const addWorked = (timetable: Timetable, at: number, time: number): number =>
  time === 0 ? at : firstInstant(timetable, worked(timetable, at) + time);
