import type { Language } from './language.ts';

/** Offices of Việt Nam work by its time wherever the browser is. */
const timeZone = 'Asia/Ho_Chi_Minh';

const localeOf = (language: Language) => (language === 'en' ? 'en-GB' : 'vi-VN');

/** Day and time as they are written in an office, `14:30 02/12/2026`. */
export function momentOf(time: string, language: Language): string {
  const at = Date.parse(time);
  const clock = new Intl.DateTimeFormat(localeOf(language), {
    timeZone,
    hour: '2-digit',
    minute: '2-digit',
  }).format(at);
  return `${clock} ${dayOf(time, language)}`;
}

export const dayOf = (time: string, language: Language): string =>
  new Intl.DateTimeFormat(localeOf(language), {
    timeZone,
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
  }).format(Date.parse(time));

export const dong = (amount: number): string => `${amount.toLocaleString('vi-VN')} ₫`;
