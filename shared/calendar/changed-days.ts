import type { Calendar } from './calendar.ts';
import type { DayOff } from './calendar-record.ts';

export type ChangedDay = Pick<DayOff, 'date' | 'name' | 'basis'>;

/** The days of which one version of a calendar says otherwise than another: off or worked in one of them alone. */
export function changedDays(before: Calendar, after: Calendar): ChangedDay[] {
  const [then, now] = [rowsInForce(before), rowsInForce(after)];
  const rows = [
    ...[...then].filter(([what]) => !now.has(what)),
    ...[...now].filter(([what]) => !then.has(what)),
  ];
  const days = new Map(rows.map(([, { date, name, basis }]) => [date, { date, name, basis }]));
  return [...days.values()].toSorted((one, other) => one.date.localeCompare(other.date));
}

/** The rows that have effect, by what they say of which day. */
const rowsInForce = ({ daysOff, extraWorkingDays }: Calendar): Map<string, ChangedDay> =>
  new Map<string, ChangedDay>([
    ...daysOff
      .filter(({ inForce }) => inForce)
      .map((row) => [`${row.date} off ${row.part ?? ''}`, row] as const),
    ...extraWorkingDays
      .filter(({ inForce }) => inForce)
      .map((row) => [`${row.date} worked as ${row.as}`, row] as const),
  ]);
