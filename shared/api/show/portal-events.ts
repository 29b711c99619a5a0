import * as z from 'zod';
import type { Dossier } from '#shared/dossier/dossier.ts';
import type { DossierEvent } from '#shared/dossier/events.ts';
import { isForApplicants, visibleFiles } from '#shared/dossier/visible.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Caller } from '#shared/unit/caller.ts';

const text = z.string();
const anything = z.json().optional();
const some = (...names: string[]) => z.object(Object.fromEntries(names.map((name) => [name, anything])));

/** That it happened, and no more. */
const kindOnly = z.object({});

/**
 * What of each kind of event may leave to a portal, field by field: a new kind does not compile without its line, and a
 * new field of a known kind stays inside.
 */
const shown: { readonly [Type in DossierEvent['type']]: z.ZodObject } = {
  'dossier.drafted': some(
    'procedure',
    'unit',
    'owner',
    'channel',
    'case',
    'applicant',
    'submitter',
    'authority',
    'answers',
    'form',
    'delivery',
    'posted',
    'keepPapers',
    'wantsReceipt',
    'corrects',
    'expiresAt',
  ),
  'files.declared': some('purpose', 'files'),
  'file.replaced': some('file', 'by'),
  'file.accepted': some('file', 'pages', 'signatures'),
  'file.confirmed': some('file', 'basis'),
  'file.recognised': kindOnly,
  'file.unread': kindOnly,
  'file.rejected': some('file', 'problem', 'signatures'),
  'dossier.submitted': kindOnly,
  'task.opened': z.object({ task: some('no', 'step', 'dueAt') }),
  'task.claimed': kindOnly,
  'task.released': kindOnly,
  'task.assigned': kindOnly,
  'task.completed': some('no', 'step', 'outcome'),
  'task.warned': kindOnly,
  'task.overdue': some('no'),
  'dossier.accepted': some('clock'),
  'dossier.taken-over': kindOnly,
  'correction.judged': some('madeBy', 'reason', 'rule'),
  'supplement.requested': z.object({ request: some('reason', 'components', 'items', 'at', 'until') }),
  'supplement.announced': some('note', 'form'),
  'supplement.ended': some('as', 'clockDueAt'),
  'paper.due': some('paper', 'form'),
  'paper.recorded': some('file'),
  'dossier.reappointed': some('reason', 'before', 'dueAt', 'late'),
  'dossier.extended': some('ground', 'limit', 'reason', 'basis', 'agreement', 'before', 'dueAt'),
  'dossier.redated': some('due'),
  'note.added': kindOnly,
  'message.sent': some('from', 'text', 'awaitsAnswer'),
  'letter.drafted': kindOnly,
  'letter.approved': some('kind', 'signer'),
  'letter.declined': kindOnly,
  'consultation.asked': kindOnly,
  'consultation.claimed': kindOnly,
  'consultation.released': kindOnly,
  'consultation.assigned': kindOnly,
  'consultation.warned': kindOnly,
  'consultation.overdue': kindOnly,
  'consultation.consented': kindOnly,
  'consultation.answered': kindOnly,
  'consultation.cancelled': kindOnly,
  'result.signed': kindOnly,
  'result.ordered': kindOnly,
  'result.issued': some('file', 'number', 'token'),
  'withdrawal.announced': some('reason', 'file'),
  'delivery.sent': some('carrier', 'tracking', 'expectedBy'),
  'delivery.delivered': some('by', 'tracking', 'receiver', 'identity', 'authorisation', 'proof'),
  'delivery.failed': some('reason', 'tracking'),
  'fees.assessed': some('lines'),
  'payment.requested': some('no', 'collect', 'lines', 'total', 'until'),
  'payment.received': z.object({ no: z.json(), transaction: some('id', 'amount', 'method', 'paidAt') }),
  'payment.lapsed': some('no'),
  'payment.cancelled': some('no', 'reason'),
  'receipt.issued': some('no', 'receipt'),
  'refund.requested': some('no', 'amount', 'basis'),
  'refund.decided': some('no', 'approved', 'reason'),
  'refund.made': some('no', 'transaction'),
  'dossier.closed': some('as', 'reason', 'basis', 'guidance', 'request'),
  'dossier.sealed': kindOnly,
};

const isKnown = (type: string): type is DossierEvent['type'] => Object.hasOwn(shown, type);

type Event = JournalEntry['events'][number];

/** Files that an event is about, by their ids; and what they are for, where it says so. */
const About = z.object({
  file: z.union([text, z.object({ id: text })]).optional(),
  files: z.array(z.object({ id: text })).default([]),
  paper: text.optional(),
});

/** An event as its portal reads it; of one about a file that is not the applicant's only its kind is left. */
function eventFor(event: Event, isHidden: (file: string) => boolean): Event {
  const { type } = event;
  const { file, files = [], paper } = About.safeParse(event).data ?? {};
  const ids = [typeof file === 'string' ? file : file?.id, paper, ...files.map(({ id }) => id)];
  if (
    !isKnown(type) ||
    !isForApplicants({ purpose: event['purpose'], form: event['form'] }) ||
    ids.some((id) => id !== undefined && isHidden(id))
  )
    return { type };
  const visible = shown[type].safeParse(event);
  return visible.success ? { ...visible.data, type } : { type };
}

/** A journal entry as the caller may read it: whole for the office, and for a portal what its views show, too. */
export function entryFor(
  dossier: Dossier,
  caller: Caller,
): (entry: JournalEntry) => Pick<JournalEntry, 'events'> & {
  by: { kind: string; id?: string };
} {
  if (caller.kind !== 'portal') return (entry) => entry;
  const visible = new Set(visibleFiles(dossier, caller).map(({ id }) => id));
  const isHidden = (id: string) => dossier.files.some((file) => file.id === id) && !visible.has(id);
  return ({ by, events, ...entry }) => ({
    ...entry,
    by: by.kind === 'portal' ? { kind: by.kind, id: by.id } : { kind: by.kind },
    events: events.map((event) => eventFor(event, isHidden)),
  });
}
