import type { DayOff } from './calendar.ts';
import { lunarDate } from './lunar.ts';
import { formatDate, isoWeekday, parseDate } from './time.ts';

const holidayLaw = 'Bộ luật Lao động 2019, Điều 112';
const compensationLaw = 'Bộ luật Lao động 2019, Điều 111 khoản 3';

type Holiday = { day: number; vi: string; en: string; why: string };

/**
 * The days off of a year that the authorities have not announced yet: the eleven of the law, and a compensation for each
 * on a weekly day off. How the five days of Tết lie about its first, and on which side of 2/9 the second day is, is
 * announced each year; here Tết has two days before it, as in 2024 and 2025, and 2/9 the neighbour that leads to a
 * weekend. Swapped days are announced or are none.
 */
export function foreseenYear(year: number): DayOff[] {
  const holidays = holidaysOf(year);
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

function holidaysOf(year: number): Holiday[] {
  const on = (date: string) => parseDate(`${year}-${date}`);
  const tet = parseDate(lunarDate(year, 1, 1));
  const ancestors = parseDate(lunarDate(year, 3, 10));
  const written = (day: number) => formatDate(day).split('-').reverse().join('/');
  const national = { vi: 'Quốc khánh 2/9', en: 'National Day' };
  return [
    { day: on('01-01'), vi: 'Tết Dương lịch', en: 'New Year', why: 'Điều 112' },
    ...[-2, -1, 0, 1, 2].map((offset) => ({
      day: tet + offset,
      vi: 'Tết Nguyên đán',
      en: 'Lunar New Year',
      why: `Mùng 1 Tết là ${written(tet)}; 2 ngày trước và 3 ngày từ mùng 1 như năm 2024`,
    })),
    {
      day: ancestors,
      vi: 'Giỗ Tổ Hùng Vương',
      en: "Hùng Kings' commemoration",
      why: `10/3 âm lịch là ${written(ancestors)} (thuật toán Hồ Ngọc Đức, UTC+7)`,
    },
    { day: on('04-30'), vi: 'Ngày Chiến thắng 30/4', en: 'Victory Day', why: 'Điều 112' },
    { day: on('05-01'), vi: 'Ngày Quốc tế Lao động 1/5', en: 'International Labour Day', why: 'Điều 112' },
    { ...national, day: on('09-02'), why: 'Điều 112' },
    {
      ...national,
      day: besideNationalDay(on('09-02')),
      why: 'Ngày liền kề 02/9 nối với ngày nghỉ hằng tuần',
    },
  ];
}

/** Of the two neighbours the working day that is nearer to a weekend. */
function besideNationalDay(day: number): number {
  const weekday = isoWeekday(day);
  const after = weekday === 1 || weekday === 4 || weekday === 7;
  return after ? day + 1 : day - 1;
}

const inLieuOf = ({ vi, en, day }: Holiday, instead: number): Holiday => ({
  day: instead,
  vi: `Nghỉ bù ${vi}`,
  en: `In lieu of ${en}`,
  why: `Bù cho ngày ${formatDate(day).split('-').reverse().join('/')} trùng ngày nghỉ hằng tuần`,
});

const rowOf = ({ day, vi, en, why }: Holiday, kind: 'holiday' | 'compensation', year: number): DayOff => ({
  date: formatDate(day),
  name: { vi, en },
  kind,
  basis: kind === 'holiday' ? holidayLaw : compensationLaw,
  evidence: { sure: 'computed', source: `${why}; lịch nghỉ chính thức năm ${year} chưa công bố` },
  inForce: true,
});
