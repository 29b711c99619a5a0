import { localTime } from '#shared/kernel/time.ts';

const parts = (instant: string) => {
  const [date = '', time = ''] = localTime(instant).split('T');
  const [year = '', month = '', day = ''] = date.split('-');
  return { year, month, day, hour: time.slice(0, 2), minute: time.slice(3, 5) };
};

/** One digit gets a zero before it where it could be changed by hand: days, and the months 1 and 2 (Nghị định 30/2020). */
const monthOf = (month: string) => (Number(month) <= 2 ? month : String(Number(month)));

/** `ngày 02 tháng 3 năm 2026` */
export function dateWords(instant: string): string {
  const { year, month, day } = parts(instant);
  return `ngày ${day} tháng ${monthOf(month)} năm ${year}`;
}

/** `09 giờ 05 phút, ngày 02 tháng 3 năm 2026` */
export function timeWords(instant: string): string {
  const { hour, minute } = parts(instant);
  return `${hour} giờ ${minute} phút, ${dateWords(instant)}`;
}

/** `09:05 02/03/2026`, for tables. */
export function shortTime(instant: string): string {
  const { year, month, day, hour, minute } = parts(instant);
  return `${hour}:${minute} ${day}/${month}/${year}`;
}
