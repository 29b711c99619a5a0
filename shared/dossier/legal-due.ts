import { computeDue, type Due, explain } from '#shared/calendar/due.ts';
import type { ClockRule, Limit } from '#shared/calendar/limit.ts';
import type { Text } from '#shared/kernel/text.ts';
import { acceptedAt, type LawfulExtension, type LegalClock } from './dossier.ts';
import type { Facts } from './facts.ts';
import { rulesOf } from './one-stop-rules.ts';

/** What the due time of a dossier is counted by. */
export type Law = Pick<Facts, 'procedure' | 'calendar' | 'rules'>;

/** How the limit runs: as the law of the procedure says and, of what it says nothing, the one-stop rules of the receipt. */
export function clockRule(
  received: Pick<LegalClock, 'receivedAt' | 'acceptedAt'>,
  { procedure, rules }: Pick<Law, 'procedure' | 'rules'>,
): ClockRule {
  const { postmark, ...rest } = procedure.clock;
  const clock = received.acceptedAt === undefined ? rest : procedure.clock;
  if (clock.onSupplement !== undefined || clock.pauses?.supplement !== undefined) return clock;
  const supplement = rulesOf({ rules, at: acceptedAt(received) }).onSupplement;
  return { ...clock, pauses: { ...clock.pauses, supplement } };
}

/** A limit without a clock rule of its own: the first day is not counted. */
const plainLimit: ClockRule = { start: 'next-day', basis: 'Bộ luật Dân sự 2015, Điều 147' };

/** The end of a limit that is counted from an instant. */
export const endOfLimit = (limit: Limit, from: string, { calendar }: Pick<Law, 'calendar'>): string =>
  computeDue(calendar, { receivedAt: from, limit, rule: plainLimit }).at;

type Started = Pick<LegalClock, 'receivedAt' | 'acceptedAt' | 'runsFrom' | 'pauses' | 'extensions'>;

/** The legal due time with its explanation, counted again from the clock's facts. */
export const legalDue = (clock: Started, facts: Law) =>
  computeDue(facts.calendar, {
    receivedAt: clock.runsFrom ?? clock.receivedAt,
    limit: facts.procedure.limit,
    rule: clockRule(clock, facts),
    pauses: clock.pauses,
    ...(clock.extensions && { extensions: clock.extensions.map(lawOf) }),
  });

const lawOf = ({ limit, reason, basis }: LawfulExtension) => ({ limit, reason, basis });

/**
 * The deadline as it is shown: what was journalled, explained by the calendar version that it was counted by. After an
 * apology it is what the law gives, beside the new appointment.
 */
export function shownDue(clock: LegalClock, law: Law): Due & { text: Text } {
  const counted = legalDue(clock, law);
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
