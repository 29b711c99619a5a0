import type { JournalEntry } from '#shared/journal/journal.ts';
import type { DossierEvent } from '../events.ts';

/** The events of which the submitting portal is notified, each with its CloudEvents type. */
const types: Partial<Record<DossierEvent['type'], string>> = {
  'file.rejected': 'vn.gov.motcua.file.rejected.v1',
  'dossier.submitted': 'vn.gov.motcua.dossier.submitted.v1',
  'dossier.accepted': 'vn.gov.motcua.dossier.accepted.v1',
  'dossier.redated': 'vn.gov.motcua.dossier.redated.v1',
  'dossier.extended': 'vn.gov.motcua.dossier.extended.v1',
  'dossier.reappointed': 'vn.gov.motcua.dossier.reappointed.v1',
  'correction.judged': 'vn.gov.motcua.correction.judged.v1',
  'supplement.requested': 'vn.gov.motcua.supplement.requested.v1',
  'supplement.ended': 'vn.gov.motcua.supplement.ended.v1',
  'message.sent': 'vn.gov.motcua.message.sent.v1',
  'task.overdue': 'vn.gov.motcua.task.overdue.v1',
  'result.issued': 'vn.gov.motcua.result.issued.v1',
  'delivery.sent': 'vn.gov.motcua.delivery.sent.v1',
  'delivery.delivered': 'vn.gov.motcua.delivery.delivered.v1',
  'delivery.failed': 'vn.gov.motcua.delivery.failed.v1',
  'payment.requested': 'vn.gov.motcua.payment.requested.v1',
  'payment.received': 'vn.gov.motcua.payment.received.v1',
  'payment.lapsed': 'vn.gov.motcua.payment.lapsed.v1',
  'payment.cancelled': 'vn.gov.motcua.payment.cancelled.v1',
  'receipt.issued': 'vn.gov.motcua.receipt.issued.v1',
  'refund.decided': 'vn.gov.motcua.refund.decided.v1',
  'refund.made': 'vn.gov.motcua.refund.made.v1',
  'dossier.closed': 'vn.gov.motcua.dossier.closed.v1',
  'dossier.sealed': 'vn.gov.motcua.dossier.sealed.v1',
};

/** The type of notice for each type of event that has one. */
export const noticeTypes: ReadonlyMap<string, string> = new Map(Object.entries(types));

/** The notices that the portal gets of a journal entry, in the order in which it happened. */
export const noticesOf = (entry: Pick<JournalEntry, 'events'>) =>
  entry.events.flatMap((event) => {
    const type = noticeTypes.get(event.type);
    return type === undefined ? [] : [{ type, event }];
  });
