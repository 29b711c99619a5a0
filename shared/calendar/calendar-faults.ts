import type { CalendarRecord } from './calendar-record.ts';
import { isCounted } from './counted-weekdays.ts';
import { isOfPart } from './part-of-day.ts';

/** What is wrong in a record whose fields are each well formed. */
export function calendarFaults(calendar: CalendarRecord): string[] {
  return [...weekFaults(calendar), ...yearFaults(calendar), ...dateFaults(calendar), ...halfFaults(calendar)];
}

function weekFaults(calendar: CalendarRecord): string[] {
  const { week, openNotCounted = [] } = calendar;
  const faults = Object.entries(week).flatMap(([weekday, shifts]) => {
    const times = shifts.flat();
    const ordered = times.every((time, i) => i === 0 || time > (times[i - 1] ?? ''));
    return ordered ? [] : [`weekday ${weekday}: hours must follow one another without overlap`];
  });
  const closed = openNotCounted.filter((weekday) => week[weekday].length === 0);
  faults.push(...closed.map((weekday) => `weekday ${weekday}: is open without hours`));
  const isAnyCounted = Object.entries(week).some(
    ([weekday, shifts]) => shifts.length > 0 && isCounted(calendar, weekday),
  );
  return isAnyCounted ? faults : [...faults, 'no weekday has hours that count'];
}

function yearFaults({ years }: CalendarRecord): string[] {
  const first = years[0]?.year ?? 0;
  return years.flatMap(({ year }, i) =>
    year === first + i ? [] : [`years: ${first + i} expected, not ${year}`],
  );
}

function dateFaults(calendar: CalendarRecord): string[] {
  const { years, week, daysOff, extraWorkingDays } = calendar;
  const covered = new Set(years.map(({ year }) => String(year)));
  const seen = new Set<string>();
  const faults: string[] = [];
  for (const { date } of [...daysOff, ...extraWorkingDays]) {
    if (seen.has(date)) faults.push(`${date}: listed twice`);
    if (!covered.has(date.slice(0, 4))) faults.push(`${date}: its year is not covered`);
    seen.add(date);
  }
  for (const { date, as } of extraWorkingDays) {
    const shifts = Object.entries(week).find(([weekday]) => weekday === String(as))?.[1] ?? [];
    if (shifts.length === 0 || !isCounted(calendar, String(as)))
      faults.push(`${date}: weekday ${as} has no hours that count`);
  }
  return faults;
}

/** Half a day can be off only where the day has hours in both halves. */
const halfFaults = ({ week, daysOff }: CalendarRecord): string[] =>
  daysOff.flatMap(({ date, part }) => {
    if (part === undefined) return [];
    const weekday = String(new Date(date).getUTCDay() || 7) as keyof CalendarRecord['week'];
    const off = week[weekday].filter((shift) => isOfPart(shift, part));
    if (off.length === 0) return [`${date}: offices are closed in the ${part} anyway`];
    return off.length < week[weekday].length ? [] : [`${date}: nothing is left of the day, list it whole`];
  });
