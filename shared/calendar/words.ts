import type { Text } from '#shared/kernel/text.ts';
import type { Pause } from './explanation.ts';
import type { Limit, PauseGround } from './limit.ts';
import { DAY, formatInstant, HOUR, isoWeekday, MINUTE, parseDate, parseInstant } from './time.ts';

export type Language = 'vi' | 'en';

/** One thing said in both. */
export type Say = Record<Language, string>;

const weekdays = {
  vi: ['thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy', 'Chủ nhật'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
};

/** `17:30 thứ Năm 05/02/2026`, `17:30 on Thursday 05/02/2026`: dates are day first in both languages. */
export function momentWords(at: string, offset: number, language: Language): string {
  const local = parseInstant(at) + offset;
  const iso = formatInstant(local);
  const weekday = weekdays[language][isoWeekday(Math.floor(local / DAY)) - 1];
  return `${iso.slice(11, 16)} ${language === 'en' ? 'on ' : ''}${weekday} ${dayFirst(iso)}`;
}

const dayFirst = (iso: string) => `${iso.slice(8, 10)}/${iso.slice(5, 7)}/${iso.slice(0, 4)}`;

export const plural = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;

const units = {
  HOUR: { vi: 'giờ', en: ['hour', 'hours'] },
  WORKING_HOUR: { vi: 'giờ làm việc', en: ['working hour', 'working hours'] },
  WORKING_DAY: { vi: 'ngày làm việc', en: ['working day', 'working days'] },
  DAY: { vi: 'ngày', en: ['day', 'days'] },
  MONTH: { vi: 'tháng', en: ['month', 'months'] },
} as const;

export function limitWords({ value, unit }: Limit, language: Language): string {
  const [one, many] = units[unit].en;
  return language === 'vi' ? `${value} ${units[unit].vi}` : plural(value, one, many);
}

/** A length of time to the minute (a shorter one to the second). */
export function spanWords(time: number, working: boolean, language: Language): string {
  const hours = Math.floor(time / HOUR);
  const minutes = Math.floor((time % HOUR) / MINUTE);
  const parts = [
    ...(hours > 0 ? [language === 'vi' ? `${hours} giờ` : plural(hours, 'hour', 'hours')] : []),
    ...(minutes > 0 ? [language === 'vi' ? `${minutes} phút` : plural(minutes, 'minute', 'minutes')] : []),
  ];
  if (parts.length === 0) parts.push(`${time / 1000} ${language === 'vi' ? 'giây' : 'seconds'}`);
  if (!working) return parts.join(' ');
  return language === 'vi' ? `${parts.join(' ')} làm việc` : `${parts.join(' ')} of working time`;
}

/** Dates with their names; neighbours of one name become a range. */
export function dateRanges(days: readonly { date: string; name: Text }[], language: Language): string[] {
  const ranges: { first: string; last: string; name: string }[] = [];
  for (const { date, name } of days) {
    const previous = ranges.at(-1);
    if (previous?.name === name[language] && parseDate(previous.last) + 1 === parseDate(date))
      previous.last = date;
    else ranges.push({ first: date, last: date, name: name[language] });
  }
  return ranges.map(({ first, last, name }) =>
    first === last ? `${dayFirst(first)} (${name})` : `${dayFirst(first)}–${dayFirst(last)} (${name})`,
  );
}

const groundWords: Record<PauseGround, Text> = {
  supplement: { vi: 'chờ bổ sung hồ sơ', en: 'waiting for a supplement' },
  payment: { vi: 'chờ nộp phí, lệ phí', en: 'waiting for payment' },
  consultation: { vi: 'chờ ý kiến cơ quan khác', en: 'waiting for the opinion of another agency' },
  'force-majeure': { vi: 'bất khả kháng', en: 'force majeure' },
};

/** The words of the ground, then the reason as it was given, unless that only names the ground. */
export function pauseWords({ ground = 'supplement', reason }: Pick<Pause, 'ground' | 'reason'>): Text {
  const { vi, en } = groundWords[ground];
  return reason === ground ? { vi, en } : { vi: `${vi}: ${reason}`, en: `${en}: ${reason}` };
}
