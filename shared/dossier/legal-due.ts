import { computeDue, type Due, explain } from '#shared/calendar/due.ts';
import type { Text } from '#shared/kernel/text.ts';
import type { LegalClock } from './dossier.ts';
import type { Facts } from './facts.ts';

/** The legal due time with its explanation, counted again from the clock's facts. */
export const legalDue = (
  clock: Pick<LegalClock, 'receivedAt' | 'pauses'>,
  facts: Pick<Facts, 'procedure' | 'calendar'>,
) =>
  computeDue(facts.calendar, {
    receivedAt: clock.receivedAt,
    limit: facts.procedure.limit,
    rule: facts.procedure.clock,
    pauses: clock.pauses,
  });

/**
 * The deadline as it is shown: what was journalled, explained by the calendar version that it was counted by. After an
 * apology it is what the law gives, beside the new appointment.
 */
export function shownDue(
  clock: LegalClock,
  rules: Pick<Facts, 'procedure' | 'calendar'>,
): Due & { text: Text } {
  const counted = legalDue(clock, rules);
  const due = { ...counted, at: clock.reappointments === undefined ? clock.dueAt : counted.at };
  return { ...due, text: explain(due) };
}

/** The clock with a legal due that was counted again. */
export const recounted = (
  clock: LegalClock,
  {
    clockDueAt = clock.dueAt,
    countedBy: version,
  }: { clockDueAt?: string | undefined; countedBy?: number | undefined },
): LegalClock => ({
  ...clock,
  dueAt: clockDueAt,
  ...(version !== undefined && { calendar: { ...clock.calendar, version } }),
});
