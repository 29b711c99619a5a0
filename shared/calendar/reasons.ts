import { type Calendar, yearStatus } from './calendar.ts';
import { type Count, isWorkingUnit } from './count.ts';
import type { Explanation } from './explanation.ts';
import type { Limit } from './limit.ts';
import { isOpenDay, isWorkingDay, workingDays } from './office-hours.ts';
import { formatDate, isoWeekday, yearOf } from './time.ts';
import { localDay, type Timetable } from './timetable.ts';

type Reasons = Omit<Explanation, 'receivedAt' | 'countsFrom' | 'pauses' | 'extensions' | 'limit' | 'rule'>;

/** Days from one up to, not including, another. */
type Span = readonly [from: number, to: number];

/** What the calendar contributed to a count. */
export function reasons(timetable: Timetable, counted: Count, { unit }: Limit): Reasons {
  const { calendar } = timetable;
  const origin = localDay(timetable, counted.origin);
  const starts = localDay(timetable, counted.startsAt);
  const after = localDay(timetable, counted.due) + 1;
  const working = isWorkingUnit(unit);
  const ranOut = localDay(timetable, counted.runsOut);
  const passed = skipped(
    timetable,
    working ? [[origin, after]] : [...counted.movedOver, [ranOut, after - 1]],
  );
  const daysSkipped = passed.weekendDaysSkipped + passed.daysOffSkipped.length;
  return {
    daysNotCounted: working ? workingDates(timetable, origin, starts) : [],
    daysCounted: working ? workingDays(timetable, starts, after) : after - starts - daysSkipped,
    ...passed,
    halfDaysOff: working ? halfDays(timetable, starts, after) : [],
    extraWorkingDays: timetable.extraWorkingDays
      .filter(({ day }) => (working ? starts : after - 1) <= day && day < after)
      .map(({ row: { date, name, basis } }) => ({ date, name, basis })),
    calendar: {
      id: calendar.id,
      version: calendar.version,
      name: calendar.name,
      utcOffset: calendar.utcOffset,
    },
    yearsNotFinal: yearsNotFinal(calendar, yearOf(origin), yearOf(after - 1)),
  };
}

/** Days off in these spans; a holiday that falls on a weekly day off is one of the weekend days. */
function skipped(timetable: Timetable, spans: readonly Span[]) {
  const daysOffSkipped: Explanation['daysOffSkipped'] = [];
  let idleDays = 0;
  let openDays = 0;
  for (const [from, to] of spans) {
    idleDays += to - from - workingDays(timetable, from, to);
    openDays += openDaysNotCounted(timetable, from, to);
    for (const { day, row } of timetable.daysOff) {
      if (
        row.part !== undefined ||
        day < from ||
        day >= to ||
        (timetable.shapes[isoWeekday(day)]?.length ?? 0) === 0
      )
        continue;
      const { date, name, basis, kind } = row;
      daysOffSkipped.push({ date, name, basis, kind });
    }
  }
  return {
    weekendDaysSkipped: idleDays - daysOffSkipped.length,
    ...(openDays > 0 && { openDaysSkipped: openDays }),
    daysOffSkipped,
  };
}

function openDaysNotCounted(timetable: Timetable, from: number, to: number): number {
  let days = 0;
  for (let day = from; day < to; day++)
    if (isOpenDay(timetable, day) && !isWorkingDay(timetable, day)) days += 1;
  return days;
}

/** Working days of which half is off. */
const halfDays = (timetable: Timetable, from: number, to: number): Explanation['halfDaysOff'] =>
  timetable.daysOff.flatMap(({ day, row: { date, name, basis, part } }) =>
    part !== undefined && from <= day && day < to && isWorkingDay(timetable, day)
      ? [{ date, name, basis, part }]
      : [],
  );

function workingDates(timetable: Timetable, from: number, to: number): string[] {
  const dates: string[] = [];
  for (let day = from; day < to; day++) if (isWorkingDay(timetable, day)) dates.push(formatDate(day));
  return dates;
}

function yearsNotFinal(calendar: Calendar, from: number, to: number): Explanation['yearsNotFinal'] {
  const years: Explanation['yearsNotFinal'] = [];
  for (let year = from; year <= to; year++) {
    const status = yearStatus(calendar, year);
    if (status !== 'decided') years.push({ year, status });
  }
  return years;
}
