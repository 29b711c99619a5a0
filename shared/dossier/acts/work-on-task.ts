import type { PaymentCommand } from '#shared/fee/payment-commands.ts';
import { ok } from '#shared/kernel/result.ts';
import { deskOf, type Officer } from '#shared/unit/caller.ts';
import type { OfficerRecord } from '#shared/unit/officer.ts';
import { mayAssign, mayWork } from '#shared/unit/rights.ts';
import type { Apologise, ConsultationCommand, DossierCommand } from '../commands.ts';
import type { Open, Task } from '../dossier.ts';
import type { Decision, Facts } from '../facts.ts';
import type { Letter } from '../letter.ts';
import { type RefusalCode, refuse } from '../refusal.ts';
import { completeTask } from './complete-task.ts';
import { consult } from './consult.ts';
import { extend } from './extend.ts';
import { checkPapers, checkRoom } from './files/check-files.ts';
import { confirmFiles } from './files/confirm-files.ts';
import { judgeCorrection } from './judge-correction.ts';
import { decideLetter, draftLetter } from './letter.ts';
import { isAwaiting } from './supplement.ts';

type TaskCommand = Exclude<Extract<DossierCommand, { task: number }>, PaymentCommand | ConsultationCommand>;

/** What a leader of the unit does without having the task. */
const leadersToo: ReadonlySet<TaskCommand['type']> = new Set(['apologise', 'extend']);

/** Why this officer may not do this with the open task; undefined if they may. */
function obstacleToCommand(dossier: Open, command: TaskCommand, officer: Officer): RefusalCode | undefined {
  const { task } = dossier;
  if (command.task !== task.no) return 'task-closed';
  if (command.type === 'assign') return mayAssign(officer, task) ? undefined : 'wrong-role';
  if (isFree(command, officer, task)) return undefined;
  const obstacle = obstacleToWork(task, officer);
  if (obstacle !== undefined) return obstacle;
  if (command.type === 'release') return task.holder === undefined ? 'task-not-held' : undefined;
  if (command.type !== 'claim' && isAwaiting(dossier)) return 'awaiting-supplement';
  return undefined;
}

/** Whether the task's holder has no say in it: a leader's acts, and letters, which have rights of their own. */
const isFree = ({ type }: TaskCommand, officer: Officer, task: Task) =>
  type === 'decide-letter' || (leadersToo.has(type) && mayAssign(officer, task));

/** Why this officer may not work on the task at all. */
export function obstacleToWork(task: Task, officer: Officer): RefusalCode | undefined {
  if (!mayWork(officer, task)) return 'wrong-role';
  return task.holder !== undefined && task.holder !== deskOf(officer) ? 'task-held' : undefined;
}

/** What an officer does with the open task. */
export function decideWork(dossier: Open, command: TaskCommand, officer: Officer, facts: Facts): Decision {
  const refused = obstacleToCommand(dossier, command, officer);
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
      return declareFiles(dossier, command);
    case 'confirm-files':
      return confirmFiles(dossier, command, facts);
    case 'apologise':
      return draftLetter(dossier, apologyOf(command), facts);
    case 'decide-letter':
      return decideLetter(dossier, command, officer, facts);
    case 'extend':
      return extend(dossier, command, officer, facts);
    case 'judge-correction':
      return judgeCorrection(dossier, command);
    case 'consult':
      return consult(dossier, command, facts);
    case 'complete':
      return completeTask(dossier, command, officer, facts);
    default:
      return command satisfies never;
  }
}

const apologyOf = ({ reason, until, exemption }: Apologise): Letter => ({
  kind: 'apology',
  reason,
  until,
  ...(exemption !== undefined && { exemption }),
});

function assign(task: Task, id: string, facts: Facts): Decision {
  const obstacle = obstacleToAssign(id, facts, (found) => mayWork(found, task));
  if (obstacle !== undefined) return refuse(obstacle);
  return ok(task.holder === id ? [] : [{ type: 'task.assigned', officer: id }]);
}

/** Why work is not given to the officer who is named: only to somebody who works for the unit and may do it. */
export function obstacleToAssign(
  id: string,
  { officers = [] }: Facts,
  mayDo: (officer: OfficerRecord) => boolean,
): RefusalCode | undefined {
  const found = officers.find((one) => one.id === id);
  if (found === undefined) return 'unknown-officer';
  return mayDo(found) ? undefined : 'officer-unfit';
}

/** The result, or the paper in which the applicant agrees to an extension. */
function declareFiles({ files: known }: Open, command: TaskCommand & { type: 'declare-result' }): Decision {
  const { files } = command;
  const purpose = command.purpose ?? 'result';
  const findings = [...checkPapers(files), ...checkRoom(known, files, purpose)];
  return findings.length > 0
    ? refuse('incomplete', findings)
    : ok([{ type: 'files.declared', purpose, files }]);
}
