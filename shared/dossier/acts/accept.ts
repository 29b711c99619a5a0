import { yearStatus } from '#shared/calendar/calendar.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { Posted } from '#shared/post/consignment.ts';
import type { Dossier } from '../dossier.ts';
import type { DossierEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { legalDue } from '../legal-due.ts';
import { stepDue } from '../step-due.ts';

type Received = Pick<Dossier, 'receivedBy'> & { posted?: Posted | undefined; supplements?: unknown };

/** The dossier is received: the clock starts, and with it goes the appointment; there is no receiving without one. */
export function accept(dossier: Received, facts: Facts): DossierEvent & { type: 'dossier.accepted' } {
  const postmark = postmarkOf(dossier, facts);
  const began =
    postmark === undefined ? { receivedAt: facts.at } : { receivedAt: postmark, acceptedAt: facts.at };
  const clock = { ...began, ...runsFrom(dossier, facts), pauses: [] };
  const { id, from, version } = facts.calendar;
  const calendar = { id, from, version };
  return { type: 'dossier.accepted', clock: { ...clock, dueAt: legalDue(clock, facts).at, calendar } };
}

/**
 * When the papers came by post, where the law lets the limit run from then. It does so for papers that came complete,
 * and as far as the carrier told of it; a day of which the calendar knows nothing is none that can be counted from.
 */
function postmarkOf(
  { posted, supplements }: Received,
  { at, procedure, calendar }: Facts,
): string | undefined {
  const handedAt = posted?.handedAt;
  if (procedure.clock.postmark === undefined || supplements !== undefined) return undefined;
  if (handedAt === undefined || handedAt >= at) return undefined;
  const year = Number(localDate(handedAt).slice(0, 4));
  return yearStatus(calendar, year) === 'missing' ? undefined : handedAt;
}

/** Where the limit runs from the receipt by the unit that resolves, the appointment is made as if that had it at the latest. */
function runsFrom({ receivedBy }: Pick<Dossier, 'receivedBy'>, facts: Facts) {
  const forwarding = facts.procedure.steps.find(({ forwards }) => forwards === true);
  if (receivedBy === undefined || facts.procedure.clock.runsFrom === undefined || forwarding === undefined)
    return {};
  return { runsFrom: stepDue(forwarding, undefined, facts).at };
}
