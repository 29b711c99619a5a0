import { computeDue } from '#shared/calendar/due.ts';
import type { Limit } from '#shared/calendar/limit.ts';
import type { LegalClock } from './dossier.ts';
import { type Facts, hoursLater } from './facts.ts';
import { rulesOf } from './one-stop-rules.ts';
import type { SupplementCounts } from './supplement-request.ts';

type Phase = keyof Omit<SupplementCounts, 'repeated'>;

/** How often papers may be asked for: as the law of the sector says, or else the one-stop rules. */
export const maxRequests = (phase: Phase, facts: Pick<Facts, 'procedure' | 'rules' | 'at'>): number =>
  facts.procedure.supplements?.max?.[phase] ?? rulesOf(facts).supplementMax;

/** Until when the applicant may supplement what is asked for now. */
export function suppliedBy({ at, procedure, calendar }: Facts): string {
  const { supplements, waits } = procedure;
  return supplements?.wait === undefined
    ? hoursLater(at, waits.supplementHours)
    : dueFrom(at, { limit: supplements.wait, basis: supplements.basis }, calendar);
}

/** Until when papers are to be asked for after acceptance: counted from the receipt, or from the papers that came last. */
export function noticeBy(
  { receivedAt, pauses }: LegalClock,
  { procedure, calendar, rules }: Pick<Facts, 'procedure' | 'calendar' | 'rules'>,
): string {
  const { notice, basis = '' } = procedure.supplements ?? {};
  const general = () => rulesOf({ rules, at: receivedAt }).supplementNotice;
  const rule = notice === undefined ? general() : { limit: notice, basis };
  const came = pauses.findLast(
    ({ ground = 'supplement', to }) => ground === 'supplement' && to !== undefined,
  );
  return dueFrom(came?.to ?? receivedAt, rule, calendar);
}

/** The first day is not counted (Bộ luật Dân sự 2015, Điều 147). */
const dueFrom = (receivedAt: string, rule: { limit: Limit; basis: string }, calendar: Facts['calendar']) =>
  computeDue(calendar, { receivedAt, limit: rule.limit, rule: { start: 'next-day', basis: rule.basis } }).at;
