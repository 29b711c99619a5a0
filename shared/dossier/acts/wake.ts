import type { Answering, Closed, Dossier, Task } from '../dossier.ts';
import type { DossierEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { openTask } from '../tasks.ts';
import { passConsultations } from './consult.ts';
import { awaitsPayment } from './money/follow-money.ts';
import { lapsedPayments } from './money/payment.ts';
import { endSupplement, isAwaiting } from './supplement.ts';

/** All that time alone has done by now: a draft expires, a payment or supplement lapses, work is warned of or overdue. */
export function wake(dossier: Exclude<Dossier, Closed>, facts: Facts): DossierEvent[] {
  const { at } = facts;
  if (dossier.status === 'draft') {
    return at < dossier.expiresAt ? [] : [{ type: 'dossier.closed', as: 'expired' }];
  }
  if (dossier.status === 'answering') return openFirstTask(dossier, facts);
  const lapsed = lapsedPayments(dossier, facts);
  if (lapsed.length > 0 || awaitsPayment(dossier)) return lapsed;
  const consultations = passConsultations(dossier, at);
  if (!isAwaiting(dossier)) return [...pass(dossier.task, at), ...consultations];
  if (at < dossier.request.until) return consultations;
  const ended = endSupplement(dossier, 'lapsed', facts);
  const { dueAt, warnAt } = ended;
  return [ended, ...pass({ ...dossier.task, dueAt, warnAt, warned: false }, at), ...consultations];
}

function pass({ no, warned, overdue, warnAt, dueAt }: Task, at: string): DossierEvent[] {
  if (overdue) return [];
  if (at >= dueAt) return [{ type: 'task.overdue', no }];
  return !warned && at >= warnAt ? [{ type: 'task.warned', no }] : [];
}

/** The system did not answer in time: opens the first task for an officer. */
function openFirstTask(dossier: Answering, facts: Facts): DossierEvent[] {
  const [first] = facts.procedure.steps;
  const until = dossier.ordered?.until;
  if (first === undefined || until === undefined || facts.at < until) return [];
  return [openTask(first.id, 1, dossier, facts)];
}
