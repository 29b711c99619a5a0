import { ok } from '#shared/kernel/result.ts';
import { actsForApplicant } from '#shared/unit/rights.ts';
import type { DossierCommand } from './commands.ts';
import { decideDelivery } from './delivering.ts';
import { type Closed, type Dossier, isClosed, isOpen, type Task } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import type { Decision, Facts } from './facts.ts';
import { decideInspection, decideReplacement } from './filing.ts';
import { awaitsPayment, followMoney } from './follow-money.ts';
import { recordPaper, withPapers } from './papers.ts';
import { decidePayment, lapsedPayments } from './paying.ts';
import { refuse } from './refusal.ts';
import { clockAfterPause, decideSupplement, endSupplement, isAwaiting } from './supplementing.ts';
import { decideWork } from './working.ts';

type Command<T extends DossierCommand['type']> = Extract<DossierCommand, { type: T }>;
type Current = Exclude<Dossier, Closed>;

/**
 * Says what a command makes happen to a dossier, or why it may not. Pure: time, caller, procedure and calendar are
 * given. Who may see the dossier at all is asked before (`maySee`).
 */
export const decide = (dossier: Dossier, command: DossierCommand, facts: Facts): Decision =>
  withPapers(dossier, followMoney(dossier, decideAct(dossier, command, facts), facts), facts);

function decideAct(dossier: Dossier, command: DossierCommand, facts: Facts): Decision {
  switch (command.type) {
    case 'inspect':
    case 'wake':
    case 'record-paper':
    case 'record-package':
      return facts.by.kind === 'system' ? decideBySystem(dossier, command, facts) : refuse('wrong-role');
    case 'record-delivery':
      return decideDelivery(dossier, command, facts);
    case 'request-payment':
    case 'record-payment':
    case 'cancel-payment':
    case 'issue-receipt':
    case 'request-refund':
    case 'decide-refund':
    case 'record-refund':
      return decidePayment(dossier, command, facts);
    case 'replace-file':
    case 'supplement':
    case 'withdraw':
      return isClosed(dossier) ? refuse('dossier-closed') : decideByApplicant(dossier, command, facts);
    default:
      if (isClosed(dossier)) return refuse('dossier-closed');
      if (!isOpen(dossier)) return refuse('not-submitted');
      if (facts.by.kind !== 'officer') return refuse('wrong-role');
      return decideWork(dossier, command, facts.by, facts);
  }
}

/** What happens by itself. A closed dossier never changes again, but for being sealed once. */
function decideBySystem(
  dossier: Dossier,
  command: Command<'inspect' | 'wake' | 'record-paper' | 'record-package'>,
  facts: Facts,
): Decision {
  if (command.type === 'record-paper') return recordPaper(dossier, command.file);
  if (command.type === 'record-package') return seal(dossier, command);
  if (command.type === 'wake') return ok(isClosed(dossier) ? [] : wake(dossier, facts));
  return isClosed(dossier) ? refuse('dossier-closed') : decideInspection(dossier, command, facts);
}

function seal(dossier: Dossier, { package: sealed, files }: Command<'record-package'>): Decision {
  if (!isClosed(dossier)) return refuse('dossier-open');
  return dossier.package === undefined
    ? ok([{ type: 'dossier.sealed', package: sealed, files }])
    : refuse('already-sealed');
}

/** What the applicant does, through a portal or at the desk. */
function decideByApplicant(
  dossier: Current,
  command: Command<'replace-file' | 'supplement' | 'withdraw'>,
  facts: Facts,
): Decision {
  if (command.type === 'replace-file') return decideReplacement(dossier, command, facts);
  if (!actsForApplicant(facts.by, dossier.unit)) return refuse('wrong-role');
  const awaiting = isOpen(dossier) && isAwaiting(dossier) ? dossier : undefined;
  if (command.type === 'withdraw') {
    const moved = clockAfterPause(awaiting?.clock, facts);
    return ok([{ type: 'dossier.closed', as: 'withdrawn', reason: command.reason, ...moved }]);
  }
  if (awaiting === undefined) return refuse('not-awaiting-supplement');
  return decideSupplement(awaiting, command, facts);
}

/** All that time alone has done by now: a draft expires, a payment or supplement lapses, a step is warned of or overdue. */
function wake(dossier: Current, facts: Facts): DossierEvent[] {
  const { at } = facts;
  if (dossier.status === 'draft') {
    return at < dossier.expiresAt ? [] : [{ type: 'dossier.closed', as: 'expired' }];
  }
  const lapsed = lapsedPayments(dossier, facts);
  if (lapsed.length > 0 || awaitsPayment(dossier)) return lapsed;
  if (!isAwaiting(dossier)) return pass(dossier.task, at);
  if (at < dossier.request.until) return [];
  const ended = endSupplement(dossier, 'lapsed', facts);
  const { dueAt, warnAt } = ended;
  return [ended, ...pass({ ...dossier.task, dueAt, warnAt, warned: false }, at)];
}

function pass({ no, warned, overdue, warnAt, dueAt }: Task, at: string): DossierEvent[] {
  if (overdue) return [];
  if (at >= dueAt) return [{ type: 'task.overdue', no }];
  return !warned && at >= warnAt ? [{ type: 'task.warned', no }] : [];
}
