import { acceptedAt, type LegalClock } from './dossier.ts';
import { type Facts, hoursLater } from './facts.ts';
import { endOfLimit, type Law } from './legal-due.ts';
import { rulesOf } from './one-stop-rules.ts';
import type { SupplementCounts } from './supplement-request.ts';

type Phase = keyof Omit<SupplementCounts, 'repeated'>;

/** Maximum requests for papers in a phase: by the law of the sector if it sets one, otherwise by the one-stop rules. */
export const maxRequests = (phase: Phase, facts: Pick<Facts, 'procedure' | 'rules' | 'at'>): number =>
  facts.procedure.supplements?.max?.[phase] ?? rulesOf(facts).supplementMax;

/** The applicant's deadline for the papers that are requested now. */
export function suppliedBy(facts: Facts): string {
  const { at, procedure } = facts;
  const wait = procedure.supplements?.wait;
  return wait === undefined ? hoursLater(at, procedure.waits.supplementHours) : endOfLimit(wait, at, facts);
}

/** The deadline for requesting papers after acceptance: counted from the receipt, or from the last papers received. */
export function noticeBy(clock: LegalClock, law: Law): string {
  const { receivedAt, pauses } = clock;
  const limit =
    law.procedure.supplements?.notice ??
    rulesOf({ rules: law.rules, at: acceptedAt(clock) }).supplementNotice.limit;
  const received = pauses.findLast(
    ({ ground = 'supplement', to }) => ground === 'supplement' && to !== undefined,
  );
  return endOfLimit(limit, received?.to ?? receivedAt, law);
}
