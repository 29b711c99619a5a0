import * as z from 'zod';
import { Text } from '#shared/kernel/text.ts';
import type { DayOff } from './calendar-record.ts';
import data from './data/holidays.json' with { type: 'json' };
import { lunarDate } from './lunar.ts';
import { formatDate, isoWeekday, parseDate } from './time.ts';

const compensationLaw = 'Bộ luật Lao động 2019, Điều 111 khoản 3';

const Solar = z.string().regex(/^\d{2}-\d{2}$/);

const HolidayOfLaw = z.strictObject({
  name: Text,
  /** The first year in which it is a day off by its basis. */
  from: z.int(),
  basis: z.string().min(1),
  on: z.union([
    /** With its neighbour: two days, the second beside it. */
    z.strictObject({ solar: Solar, withNeighbour: z.literal(true).optional() }),
    z.strictObject({
      lunar: z.strictObject({ month: z.int(), day: z.int() }),
      /** How many days off lie before it and after it. */
      before: z.int().min(0),
      after: z.int().min(0),
    }),
  ]),
});
type HolidayOfLaw = z.infer<typeof HolidayOfLaw>;

const holidaysOfLaw = z.array(HolidayOfLaw).parse(data);

type Holiday = Pick<HolidayOfLaw, 'name' | 'basis'> & { day: number; why: string };

/**
 * The days off of a year that the authorities have not announced yet: those of the laws that are in force by then, and a
 * compensation for each on a weekly day off. How the five days of Tết lie about its first, and on which side of 2/9 the
 * second day is, is announced each year; here Tết has two days before it, as in 2024 and 2025, and 2/9 the neighbour
 * that leads to a weekend. Swapped days are announced or are none.
 */
export function foreseenYear(year: number): DayOff[] {
  const holidays = holidaysOfLaw.filter(({ from }) => from <= year).flatMap((one) => holidaysIn(year, one));
  const taken = new Set(holidays.map(({ day }) => day));
  const rows = holidays.flatMap((holiday) => {
    const own = rowOf(holiday, 'holiday', year);
    if (!isWeekend(holiday.day)) return [own];
    let day = holiday.day + 1;
    while (isWeekend(day) || taken.has(day)) day += 1;
    taken.add(day);
    return [own, rowOf(inLieuOf(holiday, day), 'compensation', year)];
  });
  return rows.toSorted((one, other) => one.date.localeCompare(other.date));
}

const isWeekend = (day: number) => isoWeekday(day) > 5;

const written = (day: number) => formatDate(day).split('-').reverse().join('/');

function holidaysIn(year: number, { name, basis, on }: HolidayOfLaw): Holiday[] {
  const holiday = (day: number, why: string) => ({ name, basis, day, why });
  if ('solar' in on) {
    const day = parseDate(`${year}-${on.solar}`);
    const own = holiday(day, basis);
    if (on.withNeighbour === undefined) return [own];
    return [own, holiday(beside(day), 'Ngày liền kề nối với ngày nghỉ hằng tuần')];
  }
  const { lunar, before, after } = on;
  const day = parseDate(lunarDate(year, lunar.month, lunar.day));
  const around = before + after > 0 ? `; ${before} ngày trước và ${after} ngày sau như năm 2024` : '';
  const why = `${lunar.day}/${lunar.month} âm lịch là ${written(day)} (thuật toán Hồ Ngọc Đức, UTC+7)${around}`;
  return Array.from({ length: before + 1 + after }, (_, index) => holiday(day - before + index, why));
}

/** Of the two neighbours the working day that is nearer to a weekend. */
function beside(day: number): number {
  const weekday = isoWeekday(day);
  const after = weekday === 1 || weekday === 4 || weekday === 7;
  return after ? day + 1 : day - 1;
}

const inLieuOf = ({ name: { vi, en }, day }: Holiday, instead: number): Holiday => ({
  day: instead,
  name: { vi: `Nghỉ bù ${vi}`, en: `In lieu of ${en}` },
  basis: compensationLaw,
  why: `Bù cho ngày ${written(day)} trùng ngày nghỉ hằng tuần`,
});

const rowOf = (
  { day, name, basis, why }: Holiday,
  kind: 'holiday' | 'compensation',
  year: number,
): DayOff => ({
  date: formatDate(day),
  name,
  kind,
  basis,
  evidence: { sure: 'computed', source: `${why}; lịch nghỉ chính thức năm ${year} chưa công bố` },
  inForce: true,
});
