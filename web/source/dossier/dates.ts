/** Offices of Việt Nam work by its time wherever the browser is. */
const timeZone = 'Asia/Ho_Chi_Minh';

const formatsIn = (locale: string) => ({
  time: new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit' }),
  day: new Intl.DateTimeFormat(locale, { timeZone, day: '2-digit', month: '2-digit', year: 'numeric' }),
});

/** A format takes longer to make than a row of the list. */
const formats = { vi: formatsIn('vi-VN'), en: formatsIn('en-GB') };
const formatsOf = (language: string) => (language === 'en' ? formats.en : formats.vi);

export const timeOf = (time: string | number, language: string): string =>
  formatsOf(language).time.format(new Date(time));

export const dayOf = (time: string | number, language: string): string =>
  formatsOf(language).day.format(new Date(time));

/** Day and time as they are written in an office, `14:30 02/12/2026`. */
export const momentOf = (time: string, language: string): string =>
  `${timeOf(time, language)} ${dayOf(time, language)}`;

export const dong = (amount: number): string => `${amount.toLocaleString('vi-VN')} ₫`;
