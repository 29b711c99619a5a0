import type { PaymentCommand } from '#shared/fee/payment-commands.ts';
import type { NewFile } from '#shared/file/file.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Outcome } from '#shared/procedure/step.ts';
import { deskOf, type Officer } from '#shared/unit/caller.ts';
import { mayAssign, mayWork } from '#shared/unit/rights.ts';
import { checkResults } from './check-files.ts';
import type { Complete, DossierCommand } from './commands.ts';
import { decideReturn } from './delivering.ts';
import type { Open, Task } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import type { Decision, Facts } from './facts.ts';
import { type RefusalCode, refuse } from './refusal.ts';
import { isAwaiting, legalDue, requestSupplement } from './supplementing.ts';
import { openTask, stepOf } from './tasks.ts';

type TaskCommand = Exclude<Extract<DossierCommand, { task: number }>, PaymentCommand>;

/** Why this officer may not do this with the open task; undefined where nothing stands in the way. */
function obstacle(dossier: Open, command: TaskCommand, officer: Officer): RefusalCode | undefined {
  const { task } = dossier;
  if (command.task !== task.no) return 'task-closed';
  if (command.type === 'assign') return mayAssign(officer, task) ? undefined : 'wrong-role';
  const obstacleToAll = obstacleTo(task, officer);
  if (obstacleToAll !== undefined) return obstacleToAll;
  if (command.type === 'release') return task.holder === undefined ? 'task-not-held' : undefined;
  if (command.type !== 'claim' && isAwaiting(dossier)) return 'awaiting-supplement';
  return undefined;
}

/** Why this officer may not work on the task at all. */
export function obstacleTo(task: Task, officer: Officer): RefusalCode | undefined {
  if (!mayWork(officer, task)) return 'wrong-role';
  return task.holder !== undefined && task.holder !== deskOf(officer) ? 'task-held' : undefined;
}

/** What an officer does with the open task. */
export function decideWork(dossier: Open, command: TaskCommand, officer: Officer, facts: Facts): Decision {
  const refused = obstacle(dossier, command, officer);
  if (refused !== undefined) return refuse(refused);
  switch (command.type) {
    case 'claim':
      return ok(
        dossier.task.holder === deskOf(officer) ? [] : [{ type: 'task.claimed', officer: deskOf(officer) }],
      );
    case 'release':
      return ok([{ type: 'task.released' }]);
    case 'assign':
      return assign(dossier.task, command.officer, facts);
    case 'declare-result':
      return declareResult(command.files);
    case 'complete':
      return complete(dossier, command, facts);
    default:
      return command satisfies never;
  }
}

/** A task is given only to somebody who may do it. */
function assign(task: Task, id: string, { officers = [] }: Facts): Decision {
  const found = officers.find((one) => one.id === id);
  if (found === undefined) return refuse('unknown-officer');
  if (!mayWork(found, task)) return refuse('officer-unfit');
  return ok(task.holder === id ? [] : [{ type: 'task.assigned', officer: id }]);
}

function declareResult(files: NewFile[]): Decision {
  const findings = checkResults(files);
  return findings.length > 0
    ? refuse('incomplete', findings)
    : ok([{ type: 'files.declared', purpose: 'result', files }]);
}

function complete(dossier: Open, command: Complete, facts: Facts): Decision {
  const { task } = dossier;
  const outcome = stepOf(facts, task.step).outcomes.find(({ id }) => id === command.outcome);
  if (outcome === undefined) return refuse('unknown-outcome');
  const effect = consequence(dossier, outcome, command, facts);
  if (!effect.ok || outcome.effect === 'supplement') return effect;
  const completed: DossierEvent = {
    type: 'task.completed',
    no: task.no,
    step: task.step,
    outcome: outcome.id,
    ...(command.reason !== undefined && { note: command.reason }),
  };
  const next = outcome.to === undefined ? [] : [openTask(outcome.to, task.no + 1, dossier.unit, facts)];
  return ok([completed, ...effect.value, ...next]);
}

/** What the outcome means in law, besides the step that follows. */
function consequence(dossier: Open, outcome: Outcome, command: Complete, facts: Facts): Decision {
  const { reason } = command;
  switch (outcome.effect) {
    case 'advance':
      return ok([]);
    case 'accept':
      return ok(hasClock(dossier) ? [] : [accept(facts)]);
    case 'supplement':
      if (dossier.status === 'resolved') return refuse('already-resolved');
      if (reason === undefined) return refuse('reason-required');
      return requestSupplement({ ...command, reason }, facts);
    case 'refuse':
    case 'stop':
      if (reason === undefined) return refuse('reason-required');
      return ok([
        { type: 'dossier.closed', as: outcome.effect === 'refuse' ? 'refused' : 'stopped', reason },
      ]);
    case 'issue':
      return issue(dossier, command.result);
    case 'return':
      return decideReturn(dossier, command);
    default:
      return outcome.effect satisfies never;
  }
}

function accept(facts: Facts): DossierEvent {
  const clock = { receivedAt: facts.at, pauses: [] };
  const calendar = { id: facts.calendar.id, from: facts.calendar.from };
  return { type: 'dossier.accepted', clock: { ...clock, dueAt: legalDue(clock, facts).at, calendar } };
}

const hasClock = (dossier: Open) => 'clock' in dossier && dossier.clock !== undefined;

function issue(dossier: Open, result: string | undefined): Decision {
  if (dossier.status === 'resolved') return refuse('already-resolved');
  if (!hasClock(dossier)) return refuse('not-accepted');
  const file = dossier.files.find(({ id, purpose }) => id === result && purpose === 'result');
  if (file === undefined) return refuse('result-required');
  return file.state === 'accepted'
    ? ok([{ type: 'result.issued', file: file.id }])
    : refuse('result-not-ready');
}
