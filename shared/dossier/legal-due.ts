import { computeDue } from '#shared/calendar/due.ts';
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
