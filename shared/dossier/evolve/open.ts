import type { PaymentEvent } from '#shared/fee/payment-events.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { evolveDelivery } from '../acts/record-delivery.ts';
import { counted, endPause, isAwaiting } from '../acts/supplement.ts';
import type { Awaiting, Dossier, Open, Task } from '../dossier.ts';
import type { DossierEvent, LetterEvent } from '../events.ts';
import { recounted } from '../legal-due.ts';
import { evolveConsultations } from './consultations.ts';
import { evolveDue } from './due.ts';

export type OpenEvent = Exclude<
  Exclude<DossierEvent, PaymentEvent | LetterEvent>,
  {
    type:
      | 'dossier.drafted'
      | 'dossier.submitted'
      | 'dossier.closed'
      | 'dossier.sealed'
      | 'files.declared'
      | 'file.replaced'
      | 'file.accepted'
      | 'file.rejected'
      | 'file.confirmed'
      | 'file.recognised'
      | 'file.unread'
      | 'task.opened'
      | 'correction.judged'
      | 'note.added'
      | 'message.sent'
      | 'paper.due'
      | 'paper.recorded';
  }
>;

type Happening = Pick<JournalEntry, 'at' | 'by'>;
type Of<T extends OpenEvent['type']> = OpenEvent & { type: T };

/** Folds what happened to a dossier that officers work on. */
export function evolveOpen(dossier: Open, event: OpenEvent, { at, by }: Happening): Dossier {
  const { task } = dossier;
  switch (event.type) {
    case 'task.claimed':
    case 'task.assigned':
      return started({ ...dossier, task: { ...task, holder: event.officer } });
    case 'task.released':
      return { ...dossier, task: unheld(task) };
    case 'task.completed':
      return started(taken(drafted(dossier, event), event));
    case 'task.warned':
      return { ...dossier, task: { ...task, warned: true } };
    case 'task.overdue':
      return { ...dossier, task: { ...task, overdue: true } };
    case 'dossier.accepted':
      return { ...dossier, status: 'accepted', clock: event.clock };
    case 'supplement.requested':
      return pause(dossier, event.request);
    case 'supplement.announced':
      return { ...dossier, files: arrived(dossier) };
    case 'supplement.ended':
      return resume(dossier, event, at);
    case 'dossier.taken-over':
    case 'dossier.redated':
    case 'dossier.reappointed':
    case 'dossier.extended':
      return evolveDue(dossier, event, { at, by });
    case 'consultation.asked':
    case 'consultation.claimed':
    case 'consultation.released':
    case 'consultation.assigned':
    case 'consultation.warned':
    case 'consultation.overdue':
    case 'consultation.consented':
    case 'consultation.answered':
    case 'consultation.cancelled':
      return started(evolveConsultations(dossier, event, { at, by }));
    case 'result.signed':
      return { ...dossier, signed: { by: by.id, at, over: event.over, ...signedAs(event) } };
    case 'result.ordered':
      return { ...dossier, ordered: { template: event.template, at }, ...numbered(event) };
    case 'result.issued':
      return resolve(dossier, event, at);
    case 'delivery.sent':
    case 'delivery.delivered':
    case 'delivery.failed':
      return evolveDelivery(dossier, event, at);
    case 'withdrawal.announced':
      return { ...dossier, withdrawal: { reason: event.reason, file: event.file } };
    default:
      return event satisfies never;
  }
}

/** The national portal tells “received” from “being processed”: the first act after acceptance makes the difference. */
export const started = (dossier: Open): Open =>
  dossier.status === 'accepted' ? { ...dossier, status: 'processing' } : dossier;

const unheld = ({ holder: _, ...task }: Task): Task => task;

/** A file of a supplement that never came is given up with the announcement that it belonged to. */
const arrived = ({ files }: Open) =>
  files.filter(({ purpose, state }) => purpose !== 'supplement' || state === 'accepted');

function pause(dossier: Open, request: Awaiting['request']): Dossier {
  const { timer, task, submittedAt, status: _, ...rest } = dossier;
  const clock = 'clock' in dossier && dossier.clock;
  const paused = clock && {
    clock: { ...clock, pauses: [...clock.pauses, { from: request.at, reason: request.reason }] },
  };
  const supplements = counted(dossier, request);
  return {
    ...rest,
    ...paused,
    timer,
    task,
    submittedAt,
    supplements,
    request,
    status: 'awaiting-supplement',
  };
}

function resume(dossier: Open, event: Of<'supplement.ended'>, at: string): Dossier {
  if (!isAwaiting(dossier)) throw new Error(`${dossier.code} awaits no supplement`);
  const { request: _, clock, ...before } = dossier;
  const rest = { ...before, files: arrived(dossier) };
  const task = { ...rest.task, dueAt: event.dueAt, warnAt: event.warnAt, warned: false };
  if (clock === undefined) return { ...rest, task, status: 'submitted' };
  const moved = { ...recounted(clock, event), pauses: endPause(clock, at, 'supplement') };
  return { ...rest, task, status: 'processing', clock: moved };
}

function resolve(dossier: Open, event: Of<'result.issued'>, at: string): Dossier {
  if (!('clock' in dossier) || dossier.clock === undefined || isAwaiting(dossier)) {
    throw new Error(`${dossier.code} has a result before it was accepted`);
  }
  const { ordered: _, ...rest } = dossier;
  const result = issued(event, at);
  return { ...rest, ...numbered(event), clock: dossier.clock, status: 'resolved', result };
}

export const issued = ({ file, token }: Of<'result.issued'>, at: string) => ({
  fileId: file,
  at,
  ...(token !== undefined && { token }),
});

export const numbered = ({ number }: Of<'result.issued' | 'result.ordered'>) =>
  number !== undefined && { numbered: number };

const signedAs = ({ file, signer }: Of<'result.signed'>) => ({
  ...(file !== undefined && { file }),
  ...(signer !== undefined && { as: signer }),
});

/** A new draft must be approved and signed again. */
function drafted(dossier: Open, { step, worker }: Of<'task.completed'>): Open {
  if (worker === undefined) return dossier;
  const { signed: _, ...rest } = dossier;
  return { ...rest, workers: { ...dossier.workers, [step]: worker } };
}

/** An outcome that has an end was taken once more. */
const taken = (dossier: Open, { step, outcome, time }: Of<'task.completed'>): Open =>
  time === undefined ? dossier : { ...dossier, taken: { ...dossier.taken, [`${step}/${outcome}`]: time } };
