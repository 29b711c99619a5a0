import * as z from 'zod';
import type { Calendar } from '#shared/calendar/calendar.ts';
import { changedDays } from '#shared/calendar/changed-days.ts';
import { Text } from '#shared/kernel/text.ts';
import { localDate } from '#shared/kernel/time.ts';
import { appointmentAt } from './acts/apologise.ts';
import { type Dossier, isClosed, type LegalClock } from './dossier.ts';
import type { Facts } from './facts.ts';

const Instant = z.iso.datetime();

/** What a later version of the calendar makes of a due time that passed too early. */
const LateByCalendar = z.strictObject({
  calendar: z.strictObject({ id: z.string(), from: z.string(), version: z.int() }),
  /** The days of which that version says otherwise than the one that counted. */
  days: z.array(z.strictObject({ date: z.iso.date(), name: Text })),
  /** The laws by which they are what they are. */
  basis: z.string(),
  /** The appointment as it was promised, which stays, and the due time by that version. */
  promised: Instant,
  dueAt: Instant,
});
export type LateByCalendar = z.infer<typeof LateByCalendar>;

/**
 * That a closed dossier is measured by the due time of a later version of its calendar. It lies beside the dossier: what
 * is closed is not changed, and the appointment that was promised stays what it was.
 */
export const Remeasure = LateByCalendar.extend({
  by: z.string(),
  at: Instant,
  reason: z.string(),
  doneAt: Instant,
});
export type Remeasure = z.infer<typeof Remeasure>;

/** When a dossier was done, as it is measured (Quyết định 766/QĐ-TTg, 2.1): with its result, else with its end. */
export function doneAt(dossier: Dossier): string | undefined {
  if ('result' in dossier && dossier.result !== undefined) return dossier.result.at;
  return isClosed(dossier) ? dossier.closedAt : undefined;
}

/** Whether it was done after the appointment, by now where it is still open; a clock that stands still is not late. */
export function isLate(dossier: Dossier, at: string): boolean {
  const clock = runningClock(dossier);
  return clock !== undefined && (doneAt(dossier) ?? at) > clock.dueAt;
}

/**
 * Why a dossier is late by the version of the calendar that it was counted by, and in time by the one of the facts;
 * undefined unless both is so. What was asked for supplements too often is late in any case.
 */
export function lateByCalendar(
  dossier: Dossier,
  facts: Facts,
  counted: Calendar,
): LateByCalendar | undefined {
  const { calendar, at } = facts;
  const clock = runningClock(dossier);
  if (clock === undefined || counted.version === calendar.version || !isLate(dossier, at)) return undefined;
  if ('supplements' in dossier && dossier.supplements?.repeated) return undefined;
  const dueAt = appointmentAt(clock, facts);
  if ((doneAt(dossier) ?? at) > dueAt) return undefined;
  const [first, last] = [localDate(clock.receivedAt), localDate(dueAt)];
  const days = changedDays(counted, calendar).filter(({ date }) => first <= date && date <= last);
  const laws = [...new Set(days.map(({ basis }) => basis))];
  const { id, from, version } = calendar;
  return {
    calendar: { id, from, version },
    days: days.map(({ date, name }) => ({ date, name })),
    basis: laws.join('; ') || calendar.basis,
    promised: clock.dueAt,
    dueAt,
  };
}

function runningClock(dossier: Dossier): LegalClock | undefined {
  const clock = 'clock' in dossier ? dossier.clock : undefined;
  return clock?.pauses.some(({ to }) => to === undefined) ? undefined : clock;
}
