import type { TaskItem } from '#shared/api/views/task.ts';
import { workflowOf } from '#shared/dossier/acts/hand-over.ts';
import { unansweredIn } from '#shared/dossier/consultation.ts';
import type { Open } from '#shared/dossier/dossier.ts';
import { taskId } from '#shared/dossier/dossier.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import { stepOf } from '#shared/dossier/tasks.ts';
import { localTime } from '#shared/kernel/time.ts';

/** One line of a work list. */
export async function taskItemOf(reference: Pick<Reference, 'procedure'>, dossier: Open): Promise<TaskItem> {
  const { code, task, version, status, applicantName, channel } = dossier;
  const procedure = await reference.procedure(dossier.procedure.code, { version: dossier.procedure.version });
  if (procedure === undefined)
    throw new Error(`${dossier.procedure.code} v${dossier.procedure.version} is not published`);
  const step = stepOf({ procedure: workflowOf(procedure, dossier, task.openedAt) }, task.step);
  const unanswered = unansweredIn(dossier).length;
  const dueAt = 'clock' in dossier ? dossier.clock?.dueAt : undefined;
  return {
    id: taskId(code, task.no),
    version,
    step: { id: step.id, name: step.name },
    role: task.role,
    unit: task.unit,
    openedAt: localTime(task.openedAt),
    dueAt: localTime(task.dueAt),
    warned: task.warned,
    overdue: task.overdue,
    ...(task.holder !== undefined && { holder: task.holder }),
    ...(unanswered > 0 && { unanswered }),
    ...(dossier.letter !== undefined && { letter: dossier.letter.letter.kind }),
    dossier: {
      code,
      status,
      procedure: { code: procedure.code, name: procedure.name },
      applicantName,
      channel,
      ...(dueAt !== undefined && { dueAt: localTime(dueAt) }),
    },
  };
}
