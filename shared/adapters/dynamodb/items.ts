import canonicalize from 'canonicalize';
import { type Dossier, isClosed, isOpen } from '#shared/dossier/dossier.ts';
import { noticesOf } from '#shared/dossier/notices.ts';
import { asksForPrint } from '#shared/dossier/papers.ts';
import { asksForRecognition } from '#shared/dossier/recognising.ts';
import type { Recorded } from '#shared/dossier/record.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Item } from './item.ts';
import { keys, lists } from './keys.ts';
import { packText } from './packed-text.ts';

/** The dossier's place in the work list or among the closed ones; drafts are in neither. */
function listing(dossier: Dossier): Item {
  if (isOpen(dossier)) {
    const by = dossier.status === 'awaiting-supplement' ? dossier.request.until : dossier.task.dueAt;
    return { list: { S: lists.open(dossier.task.unit) }, order: { S: `${by}#${dossier.code}` } };
  }
  if (isClosed(dossier) && dossier.submittedAt !== undefined) {
    const list = dossier.package === undefined ? lists.unsealed : lists.sealed;
    return { list: { S: list(dossier.unit) }, order: { S: `${dossier.closedAt}#${dossier.code}` } };
  }
  return {};
}

/** The dossier as it is now. JSON in one attribute: nothing in the table looks inside, and it costs less than half. */
export const stateItem = (dossier: Dossier): Item => ({
  ...keys.state(dossier.code),
  ...listing(dossier),
  version: { N: String(dossier.version) },
  dossier: packText(JSON.stringify(dossier)),
});

const moneyEvents: ReadonlySet<string> = new Set(['payment.requested', 'payment.received', 'refund.decided']);

const movesMoney = ({ events }: JournalEntry) => events.some(({ type }) => moneyEvents.has(type));

/**
 * One journal entry, as the very text that its hash is taken over. `timer` and `notice` are there for the filters of
 * the stream: the one wakes the workflow's consumer, the other (the portal's id) the webhooks'; `money` says that a
 * receipt or a refund may follow, `paper` wakes the printer, `scan` (a file's id) the recogniser.
 */
export function journalItem({ entry, dossier }: Recorded): Item {
  const moved = isClosed(dossier) ? dossier.package === undefined : dossier.timer.no === entry.seq;
  const told = dossier.owner.kind === 'portal' && noticesOf(entry).length > 0;
  const scan = asksForRecognition(entry);
  return {
    ...keys.journal(entry.code, entry.seq),
    entry: packText(canonicalize(entry) ?? ''),
    ...(moved && { timer: { N: String(entry.seq) } }),
    ...(told && { notice: { S: dossier.owner.id } }),
    ...(movesMoney(entry) && { money: { N: String(entry.seq) } }),
    ...(asksForPrint(entry) && { paper: { N: String(entry.seq) } }),
    ...(scan !== undefined && { scan: { S: scan } }),
  };
}
