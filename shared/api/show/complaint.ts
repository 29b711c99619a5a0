import type { DossierView } from '#shared/api/views/dossier.ts';
import { complaintRuleAt, complaintUnits } from '#shared/dossier/complaint/complaint.ts';
import { decidedAt, notedOf } from '#shared/dossier/complaint/noted.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { endOfLimit, type Law } from '#shared/dossier/legal-due.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { NoticeOutcome } from '#shared/webhook/notice-log.ts';

/** Within which time and where the decision may be complained of; `taken` is when the portal took the notice of it. */
export function complaintView(dossier: Dossier, law: Law, taken?: string): DossierView['complaint'] {
  const at = decidedAt(dossier);
  if (at === undefined) return undefined;
  const { complaint, suit, basis } = complaintRuleAt(at);
  const noted = notedOf(dossier, taken);
  return {
    where: complaintUnits(dossier.unit),
    limit: complaint,
    suit,
    basis,
    ...(noted && {
      noted: { at: localTime(noted.at), by: noted.by },
      until: localTime(endOfLimit(complaint, noted.at, law)),
      suitUntil: localTime(endOfLimit(suit, noted.at, law)),
    }),
  };
}

const deciding: ReadonlySet<string> = new Set(['result.issued', 'dossier.closed']);

/** When the portal took the first notice that tells of the decision. */
export function takenAt(
  journal: readonly JournalEntry[],
  outcomes: readonly NoticeOutcome[],
): string | undefined {
  const decided =
    journal.findLast(({ events }) => events.some(({ type }) => type === 'result.issued')) ??
    journal.findLast(({ events }) => events.some(({ type }) => deciding.has(type)));
  return outcomes
    .filter(({ seq, taken }) => taken && seq === decided?.seq)
    .map(({ at }) => at)
    .toSorted()[0];
}
