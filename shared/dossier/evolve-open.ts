import type { PaymentEvent } from '#shared/fee/payment-events.ts';
import { evolveDelivery } from './delivering.ts';
import type { Awaiting, Dossier, Open, Task } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { endPause, isAwaiting } from './supplementing.ts';

type OpenEvent = Exclude<
  Exclude<DossierEvent, PaymentEvent>,
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
      | 'task.opened'
      | 'paper.due'
      | 'paper.recorded';
  }
>;

/** Folds what happened to a dossier that officers work on. */
export function evolveOpen(dossier: Open, event: OpenEvent, at: string): Dossier {
  const { task } = dossier;
  switch (event.type) {
    case 'task.claimed':
    case 'task.assigned':
      return started({ ...dossier, task: { ...task, holder: event.officer } });
    case 'task.released':
      return { ...dossier, task: unheld(task) };
    case 'task.completed':
      return started(dossier);
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
    case 'result.issued':
      return resolve(dossier, event.file, at);
    case 'delivery.sent':
    case 'delivery.delivered':
    case 'delivery.failed':
      return evolveDelivery(dossier, event, at);
    default:
      return event satisfies never;
  }
}

/** The national portal tells “received” from “being processed”: the first act after acceptance makes the difference. */
const started = (dossier: Open): Open =>
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
  return { ...rest, ...paused, timer, task, submittedAt, request, status: 'awaiting-supplement' };
}

function resume(dossier: Open, event: OpenEvent & { type: 'supplement.ended' }, at: string): Dossier {
  if (!isAwaiting(dossier)) throw new Error(`${dossier.code} awaits no supplement`);
  const { request: _, clock, ...before } = dossier;
  const rest = { ...before, files: arrived(dossier) };
  const task = { ...rest.task, dueAt: event.dueAt, warnAt: event.warnAt, warned: false };
  if (clock === undefined) return { ...rest, task, status: 'submitted' };
  const moved = {
    ...clock,
    dueAt: event.clockDueAt ?? clock.dueAt,
    pauses: endPause(clock, at, 'supplement'),
  };
  return { ...rest, task, status: 'processing', clock: moved };
}

function resolve(dossier: Open, fileId: string, at: string): Dossier {
  if (!('clock' in dossier) || dossier.clock === undefined || isAwaiting(dossier)) {
    throw new Error(`${dossier.code} has a result before it was accepted`);
  }
  return { ...dossier, clock: dossier.clock, status: 'resolved', result: { fileId, at } };
}
