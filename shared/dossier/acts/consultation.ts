import { ok } from '#shared/kernel/result.ts';
import { deskOf, type Officer } from '#shared/unit/caller.ts';
import { mayAnswer, mayAssign } from '#shared/unit/rights.ts';
import type { ConsultationCommand } from '../commands.ts';
import { type Consultation, isOn, isPending, lawOfSilence } from '../consultation.ts';
import type { Open } from '../dossier.ts';
import type { Decision, Facts } from '../facts.ts';
import { type RefusalCode, refuse } from '../refusal.ts';
import { openableFile, visibleConsultations } from '../visible.ts';
import { checkPapers, checkRoom } from './files/check-files.ts';
import { obstacleToAssign, obstacleToWork } from './work-on-task.ts';

/** What officers do with a consultation: the unit that was asked answers it, who asked may cancel it. */
export function decideConsultation(
  dossier: Open,
  command: ConsultationCommand,
  officer: Officer,
  facts: Facts,
): Decision {
  const asked = visibleConsultations(dossier, officer).find(({ no }) => no === command.consultation);
  if (asked === undefined || asked.task !== command.task) return refuse('unknown-consultation');
  const obstacle =
    command.type === 'cancel-consultation'
      ? obstacleToCancel(dossier, asked, officer)
      : obstacleToAnswer(asked, command, { officer, at: facts.at });
  if (obstacle !== undefined) return refuse(obstacle);
  const { no } = asked;
  switch (command.type) {
    case 'claim-consultation':
      return claim(asked, officer);
    case 'release-consultation':
      return ok([{ type: 'consultation.released', no }]);
    case 'assign-consultation':
      return assign(asked, command.officer, facts);
    case 'cancel-consultation':
      return ok([{ type: 'consultation.cancelled', no, reason: command.reason }]);
    case 'declare-opinion': {
      const findings = [...checkPapers(command.files), ...checkRoom(dossier.files, command.files, 'opinion')];
      return findings.length > 0
        ? refuse('incomplete', findings)
        : ok([{ type: 'files.declared', purpose: 'opinion', consultation: no, files: command.files }]);
    }
    case 'answer-consultation':
      return answer(dossier, no, command, officer);
    default:
      return command satisfies never;
  }
}

function claim({ no, holder }: Consultation, officer: Officer): Decision {
  const desk = deskOf(officer);
  return ok(holder === desk ? [] : [{ type: 'consultation.claimed', no, officer: desk }]);
}

function assign(asked: Consultation, id: string, facts: Facts): Decision {
  const obstacle = obstacleToAssign(id, facts, (found) => mayAnswer(found, asked));
  if (obstacle !== undefined) return refuse(obstacle);
  return ok(asked.holder === id ? [] : [{ type: 'consultation.assigned', no: asked.no, officer: id }]);
}

/** Who may go on with the task may do so without the answer. */
function obstacleToCancel({ task }: Open, asked: Consultation, officer: Officer): RefusalCode | undefined {
  if (!mayAssign(officer, task) && obstacleToWork(task, officer) !== undefined) return 'wrong-role';
  return isPending(asked) ? undefined : 'consultation-closed';
}

function obstacleToAnswer(
  asked: Consultation,
  { type }: ConsultationCommand,
  { officer, at }: { officer: Officer; at: string },
): RefusalCode | undefined {
  if (!mayAnswer(officer, asked)) return 'wrong-role';
  const hasConsented = lawOfSilence(asked) !== undefined && at >= asked.dueAt;
  if (!isPending(asked) || hasConsented) return 'consultation-closed';
  if (type === 'assign-consultation') return officer.roles.includes('leader') ? undefined : 'wrong-role';
  if (asked.holder !== undefined && asked.holder !== deskOf(officer)) return 'task-held';
  return type === 'release-consultation' && asked.holder === undefined ? 'task-not-held' : undefined;
}

function answer(
  dossier: Open,
  no: number,
  { opinion, text, file }: ConsultationCommand & { type: 'answer-consultation' },
  officer: Officer,
): Decision {
  const paper = file === undefined ? undefined : openableFile(dossier, officer, file);
  const isOpinion = paper?.purpose === 'opinion' && isOn({ no }, paper);
  if (file !== undefined && !isOpinion) return refuse('opinion-not-ready');
  return ok([{ type: 'consultation.answered', no, opinion, text, ...(file !== undefined && { file }) }]);
}
