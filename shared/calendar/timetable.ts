import type { Calendar } from './calendar.ts';
import type { DayOff, ExtraWorkingDay } from './calendar-record.ts';
import { isCounted } from './counted-weekdays.ts';
import { isOfPart } from './part-of-day.ts';
import {
  DAY,
  firstDayOf,
  formatDate,
  isoWeekday,
  parseClockTime,
  parseDate,
  parseOffset,
  yearOf,
} from './time.ts';

/** Opening and closing, as milliseconds since local midnight. */
type Shift = readonly [open: number, close: number];

/** One kind of day; shape 0 is a day off, the next seven are the weekdays' hours, then come days that are half off. */
interface Shape {
  /** When offices are open. */
  readonly shifts: readonly Shift[];
  /** How much of that is working time: none on a day that is open and not counted. */
  readonly length: number;
}

interface Dated<Row> {
  readonly day: number;
  readonly row: Row;
}

/**
 * A calendar compiled for counting: sums from the first day on, so that a question about any span is two look-ups
 * or one binary search. All arrays are indexed by day minus `firstDay`; the sums have one entry more.
 */
export interface Timetable {
  readonly calendar: Calendar;
  readonly offset: number;
  readonly shapes: Shape[];
  readonly firstDay: number;
  /** The latest closing of the week, as time of day. */
  readonly usualClosing: number;
  readonly daysOff: readonly Dated<DayOff>[];
  readonly extraWorkingDays: readonly Dated<ExtraWorkingDay>[];
  shapeOf: Uint8Array;
  /** Working milliseconds before each day. */
  timeBefore: Float64Array;
  /** Working days before each day. */
  daysBefore: Float64Array;
}

type Sums = 'timeBefore' | 'daysBefore';

const closed: Shape = { shifts: [], length: 0 };

const compiled = new WeakMap<Calendar, Timetable>();

/** The compiled form of a record, built once per record object. */
export function timetableOf(calendar: Calendar): Timetable {
  const known = compiled.get(calendar);
  if (known !== undefined) return known;
  const timetable = compile(calendar);
  compiled.set(calendar, timetable);
  return timetable;
}

function compile(calendar: Calendar): Timetable {
  const years = calendar.years.map(({ year }) => year);
  const shapes: Shape[] = [
    closed,
    // In the order of the week: an object has its keys that are whole numbers in their order.
    ...Object.entries(calendar.week).map(([weekday, shifts]) => shape(shifts, isCounted(calendar, weekday))),
  ];
  const timetable: Timetable = {
    calendar,
    offset: parseOffset(calendar.utcOffset),
    shapes,
    firstDay: firstDayOf(Math.min(...years)),
    usualClosing: Math.max(...shapes.flatMap(({ shifts }) => shifts.map(([, close]) => close))),
    daysOff: datedInForce(calendar.daysOff),
    extraWorkingDays: datedInForce(calendar.extraWorkingDays),
    shapeOf: new Uint8Array(),
    timeBefore: new Float64Array(),
    daysBefore: new Float64Array(),
  };
  fill(timetable, Math.max(...years) + 1);
  return timetable;
}

const datedInForce = <Row extends { date: string; inForce: boolean }>(rows: readonly Row[]): Dated<Row>[] =>
  rows
    .filter(({ inForce }) => inForce)
    .map((row) => ({ day: parseDate(row.date), row }))
    .sort((a, b) => a.day - b.day);

function shape(times: readonly (readonly [string, string])[], counted: boolean): Shape {
  const shifts = times.map(([open, close]): Shift => [parseClockTime(open), parseClockTime(close)]);
  return { shifts, length: counted ? shifts.reduce((sum, [open, close]) => sum + close - open, 0) : 0 };
}

/** (Re)builds the table up to the end of a year. Years that the record does not cover have the weekly hours alone. */
function fill(timetable: Timetable, lastYear: number): void {
  if (lastYear > 9999)
    throw new RangeError(`calendar ${timetable.calendar.id}: the time asked for never comes`);
  const { firstDay, shapes } = timetable;
  const size = firstDayOf(lastYear + 1) - firstDay;
  const shapeOf = new Uint8Array(size);
  for (let i = 0; i < size; i++) {
    const weekday = isoWeekday(firstDay + i);
    if (shapes[weekday]?.shifts.length) shapeOf[i] = weekday;
  }
  for (const { day, row } of timetable.daysOff)
    shapeOf[day - firstDay] = row.part === undefined ? 0 : halfOf(timetable, day, row);
  for (const { day, row } of timetable.extraWorkingDays) shapeOf[day - firstDay] = row.as;

  const timeBefore = new Float64Array(size + 1);
  const daysBefore = new Float64Array(size + 1);
  shapeOf.forEach((kind, i) => {
    const length = shapes[kind]?.length ?? 0;
    timeBefore[i + 1] = (timeBefore[i] ?? 0) + length;
    daysBefore[i + 1] = (daysBefore[i] ?? 0) + (length === 0 ? 0 : 1);
  });
  Object.assign(timetable, { shapeOf, timeBefore, daysBefore });
}

/** The shape of a day half of which is off; made when it is first needed. */
function halfOf({ calendar, shapes }: Timetable, day: number, { part }: DayOff): number {
  const weekday = String(isoWeekday(day)) as keyof Calendar['week'];
  const open = calendar.week[weekday].filter((shift) => !isOfPart(shift, part));
  const left = shape(open, isCounted(calendar, weekday));
  const known = shapes.findIndex(
    ({ shifts, length }) => length === left.length && shifts.flat().join() === left.shifts.flat().join(),
  );
  return known >= 0 ? known : shapes.push(left) - 1;
}

/** Where a day is in the arrays; the table grows to the right as far as it is asked (so ask before reading them), to the left it has an end. */
function indexOf(timetable: Timetable, day: number): number {
  const index = day - timetable.firstDay;
  if (index >= timetable.shapeOf.length) fill(timetable, yearOf(day) + 5);
  if (index >= 0) return index;
  const { id, version } = timetable.calendar;
  throw new RangeError(
    `calendar ${id} v${version} begins on ${formatDate(timetable.firstDay)}, after ${formatDate(day)}`,
  );
}

/** The first index whose sum is at least (or, `above`, more than) the target; the table grows until there is one. */
export function search(timetable: Timetable, sums: Sums, target: number, above = false) {
  const reached = (value: number) => (above ? value > target : value >= target);
  while (!reached(timetable[sums].at(-1) ?? 0)) {
    fill(timetable, yearOf(timetable.firstDay + timetable.shapeOf.length) + 10);
  }
  const values = timetable[sums];
  let low = 0;
  let high = values.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (reached(values[middle] ?? 0)) high = middle;
    else low = middle + 1;
  }
  return low;
}

export const localDay = (timetable: Timetable, at: number): number =>
  Math.floor((at + timetable.offset) / DAY);

/** The instant at which a local day begins. */
export const midnight = (timetable: Timetable, day: number): number => day * DAY - timetable.offset;

/** The hours of a day. */
export function shapeOfDay(timetable: Timetable, day: number): Shape {
  const index = indexOf(timetable, day);
  return timetable.shapes[timetable.shapeOf[index] ?? 0] ?? closed;
}

/** Working milliseconds, or working days, before a day. */
export function sumBefore(timetable: Timetable, sums: Sums, day: number): number {
  const index = indexOf(timetable, day);
  return timetable[sums][index] ?? 0;
}
