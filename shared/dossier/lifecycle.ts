import { ok } from '#shared/kernel/result.ts';
import { actsForApplicant } from '#shared/unit/rights.ts';
import type { DossierCommand } from './commands.ts';
import { type Closed, type Dossier, isClosed, isOpen } from './dossier.ts';
import { decideInspection, decideReplacement } from './drafting.ts';
import type { Decision, Facts } from './facts.ts';
import { refuse } from './refusal.ts';
import { decideSupplement, endSupplement, isAwaiting } from './supplementing.ts';
import { decideWork } from './working.ts';

/**
 * Says what a command makes happen to a dossier, or why it may not. Pure: time, caller, procedure and calendar are
 * given. Who may see the dossier at all is asked before (`maySee`).
 */
export function decide(dossier: Dossier, command: DossierCommand, facts: Facts): Decision {
  if (command.type === 'inspect') return decideInspection(dossier, command, facts);
  if (isClosed(dossier)) return decideClosed(dossier, command);
  switch (command.type) {
    case 'replace-file':
      return decideReplacement(dossier, command, facts);
    case 'wake':
      return wake(dossier, facts);
    case 'withdraw':
      return ok([{ type: 'dossier.closed', as: 'withdrawn', reason: command.reason }]);
    case 'supplement':
      if (!actsForApplicant(facts.by)) return refuse('wrong-role');
      if (!isOpen(dossier) || !isAwaiting(dossier)) return refuse('not-awaiting-supplement');
      return decideSupplement(dossier, command, facts);
    case 'record-package':
      return refuse('dossier-open');
    default:
      if (!isOpen(dossier)) return refuse('not-submitted');
      if (facts.by.kind !== 'officer') return refuse('wrong-role');
      return decideWork(dossier, command, facts.by, facts);
  }
}

/** A closed dossier never changes again, but for being sealed once. */
function decideClosed(dossier: Closed, command: DossierCommand): Decision {
  if (command.type === 'wake') return ok([]);
  if (command.type !== 'record-package') return refuse('dossier-closed');
  return dossier.package === undefined
    ? ok([{ type: 'dossier.sealed', package: command.package, files: command.files }])
    : refuse('already-sealed');
}

/** What time alone does: a draft expires, a step is warned of and then overdue, a supplement lapses. */
function wake(dossier: Exclude<Dossier, Closed>, facts: Facts): Decision {
  const { at } = facts;
  if (dossier.status === 'draft') {
    return ok(at < dossier.expiresAt ? [] : [{ type: 'dossier.closed', as: 'expired' }]);
  }
  if (isAwaiting(dossier)) {
    return ok(at < dossier.request.until ? [] : [endSupplement(dossier, 'lapsed', facts)]);
  }
  const { no, warned, overdue, warnAt, dueAt } = dossier.task;
  if (!overdue && at >= dueAt) return ok([{ type: 'task.overdue', no }]);
  if (!warned && !overdue && at >= warnAt) return ok([{ type: 'task.warned', no }]);
  return ok([]);
}
