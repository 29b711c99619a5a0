import type { DossierEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { legalDue } from '../legal-due.ts';

/** The dossier is received: the clock starts, and with it goes the appointment; there is no receiving without one. */
export function accept(facts: Facts): DossierEvent & { type: 'dossier.accepted' } {
  const clock = { receivedAt: facts.at, pauses: [] };
  const { id, from, version } = facts.calendar;
  const calendar = { id, from, version };
  return { type: 'dossier.accepted', clock: { ...clock, dueAt: legalDue(clock, facts).at, calendar } };
}
