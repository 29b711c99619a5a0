import type { Due, DueQuestion } from '#shared/calendar/due.ts';
import { computeDue, explain } from '#shared/calendar/due.ts';
import type { ClockRule, Limit } from '#shared/calendar/limit.ts';
import { vnGovCalendar } from '#shared/calendar/vn-gov.ts';

export const rule: ClockRule = {
  start: 'next-day',
  onSupplement: 'subtract',
  basis: 'Nghị định 118/2025/NĐ-CP',
};

/** `2026-02-12 09:15` in Hà Nội. */
export const at = (local: string): string => `${local.replace(' ', 'T')}:00+07:00`;

/** The same, as the calendar answers. */
export const utc = (local: string): string => new Date(at(local)).toISOString();

export const days = (value: number, unit: Limit['unit'] = 'WORKING_DAY'): Limit => ({ value, unit });

/** The due of a dossier received at that local time, on the government calendar. */
export const due = (received: string, limit: Limit, more: Partial<DueQuestion> = {}): Due =>
  computeDue(vnGovCalendar, { receivedAt: at(received), limit, rule, ...more });

/** What is printed, sentence by sentence, without the last one (the basis, the same in every example). */
export function printed(answer: Due): { vi: string[]; en: string[] } {
  const { vi, en } = explain(answer);
  const sentences = (text: string) => text.split(/(?<=\.) /).slice(0, -1);
  return { vi: sentences(vi), en: sentences(en) };
}
