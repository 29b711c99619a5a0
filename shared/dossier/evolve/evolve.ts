import { chainStart } from '#shared/journal/chain.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { evolveRecognition } from '../acts/files/record-recognition.ts';
import { evolveCorrection } from '../acts/judge-correction.ts';
import { evolvePapers } from '../acts/record-paper.ts';
import { endPause } from '../acts/supplement.ts';
import { conversationAfter, conversationIn } from '../conversation.ts';
import {
  type Closed,
  type Dossier,
  isClosed,
  isOpen,
  type LegalClock,
  type Open,
  type Task,
} from '../dossier.ts';
import type { DossierEvent, Drafted, LetterEvent } from '../events.ts';
import { recounted } from '../legal-due.ts';
import { evolveAnswering, toProcessing } from './answering.ts';
import { evolveFiles } from './files.ts';
import { evolveLetter, isLetterEvent } from './letters.ts';
import { evolveMoney, isPaymentEvent } from './money.ts';
import { evolveOpen, type OpenEvent } from './open.ts';

type Closing = DossierEvent & { type: 'dossier.closed' };

/**
 * Folds one event into the dossier. Total over what `decide` can emit; throws only on corrupt history.
 * Version, head and timer belong to the journal entry and are set by `record`.
 */
export function evolve(
  dossier: Dossier | undefined,
  event: DossierEvent,
  entry: Pick<JournalEntry, 'code' | 'seq' | 'at' | 'by'>,
): Dossier {
  const { code, at } = entry;
  if (dossier === undefined) return begin(code, event);
  if (isPaymentEvent(event)) return evolveMoney(dossier, event, entry);
  if (event.type === 'paper.due' || event.type === 'paper.recorded') return evolvePapers(dossier, event);
  if (event.type === 'file.recognised' || event.type === 'file.unread')
    return evolveRecognition(dossier, event);
  if (isClosed(dossier)) {
    if (event.type === 'dossier.sealed') return { ...dossier, package: event.package };
    throw new Error(`${event.type} on the closed dossier ${code}`);
  }
  switch (event.type) {
    case 'dossier.drafted':
      throw new Error(`${code} was drafted twice`);
    case 'files.declared':
    case 'file.replaced':
    case 'file.accepted':
    case 'file.rejected':
    case 'file.confirmed':
      return evolveFiles(dossier, event, entry);
    case 'dossier.submitted':
    case 'note.added':
      return dossier;
    case 'message.sent':
      return { ...dossier, conversation: conversationAfter(dossier.conversation, event, entry) };
    case 'task.opened':
      return open(dossier, event.task, at);
    case 'dossier.closed':
      return close(dossier, event, at);
    case 'dossier.sealed':
      throw new Error(`the open dossier ${code} cannot have been sealed`);
    default:
      return isOpen(dossier) ? evolveWork(dossier, event, entry) : evolveAnswering(dossier, event, at);
  }
}

type WorkEvent = OpenEvent | LetterEvent | (DossierEvent & { type: 'correction.judged' });

function evolveWork(dossier: Open, event: WorkEvent, entry: Pick<JournalEntry, 'at' | 'by'>): Dossier {
  if (event.type === 'correction.judged') return evolveCorrection(dossier, event, entry);
  return isLetterEvent(event) ? evolveLetter(dossier, event, entry) : evolveOpen(dossier, event, entry);
}

function begin(code: string, event: DossierEvent): Dossier {
  if (event.type === 'dossier.drafted') return draft(code, event);
  throw new Error(`the history of ${code} starts with ${event.type}`);
}

const draft = (code: string, event: Drafted): Dossier => ({
  status: 'draft',
  code,
  version: 1,
  head: chainStart,
  procedure: event.procedure,
  unit: event.unit,
  ...receivedBy(event),
  owner: event.owner,
  channel: event.channel,
  ...(event.case !== undefined && { case: event.case }),
  applicantName: event.applicant.name,
  ...submitterIn(event),
  files: [],
  ...(event.delivery && { delivery: { wish: event.delivery } }),
  ...(event.posted && { posted: event.posted }),
  ...(event.wantsReceipt && { wantsReceipt: event.wantsReceipt }),
  ...correctsIn(event),
  expiresAt: event.expiresAt,
  timer: { no: 1, at: event.expiresAt },
});

/** Nothing without an authority: the states that were stored before it was asked for have no submitter. */
const submitterIn = ({ submitter, authority }: Drafted) =>
  submitter && authority && { submitter: { name: submitter.name, ground: authority.ground } };

/** Only a dossier that another unit received says which. */
const receivedBy = ({ receivedBy: by }: Pick<Dossier, 'receivedBy'>) =>
  by !== undefined && { receivedBy: by };

const correctsIn = ({ corrects }: Pick<Dossier, 'corrects'>) => corrects && { corrects };

function open(dossier: Exclude<Dossier, Closed>, task: Task, at: string): Dossier {
  if (dossier.status === 'answering') return toProcessing(dossier, task);
  if (dossier.status !== 'draft') return { ...dossier, task };
  const { expiresAt: _, ...rest } = dossier;
  return { ...rest, status: 'submitted', submittedAt: at, task };
}

function close(dossier: Exclude<Dossier, Closed>, event: Closing, closedAt: string): Dossier {
  const { code, version, head, procedure, unit, owner, channel, applicantName, files, papers } = dossier;
  const identity = { code, version, head, procedure, unit, owner, channel, applicantName, files };
  return {
    ...identity,
    ...receivedBy(dossier),
    ...(dossier.case !== undefined && { case: dossier.case }),
    ...(dossier.submitter && { submitter: dossier.submitter }),
    ...(papers && { papers }),
    ...conversationIn(dossier),
    status: event.as,
    closedAt,
    ...(dossier.delivery && { delivery: dossier.delivery }),
    ...(dossier.payment && { payment: dossier.payment }),
    ...(dossier.posted && { posted: dossier.posted }),
    ...correctsIn(dossier),
    ...('submittedAt' in dossier && { submittedAt: dossier.submittedAt }),
    ...('supplements' in dossier && { supplements: dossier.supplements }),
    ...('signed' in dossier && { signed: dossier.signed }),
    ...('numbered' in dossier && { numbered: dossier.numbered }),
    ...('clock' in dossier && dossier.clock && { clock: stopped(dossier.clock, event, closedAt) }),
    ...('result' in dossier && { result: dossier.result }),
    ...saidIn(event),
  };
}

/** Why it was closed, as far as somebody said. */
const saidIn = ({ reason, basis, guidance }: Closing) => ({
  ...(reason !== undefined && { reason }),
  ...(basis !== undefined && { basis }),
  ...(guidance !== undefined && { guidance }),
});

const stopped = (clock: LegalClock, event: Closing, at: string): LegalClock => ({
  ...recounted(clock, event),
  pauses: endPause(clock, at),
});
