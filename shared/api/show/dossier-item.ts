import type { DossierItem } from '#shared/api/views/dossier-item.ts';
import { workflowOf } from '#shared/dossier/acts/hand-over.ts';
import { taskId } from '#shared/dossier/dossier.ts';
import type { FoundDossier } from '#shared/dossier/found/found-dossier.ts';
import { stepOf } from '#shared/dossier/tasks.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import { type Procedures, procedureOf } from './task-item.ts';

/** One line of a list of dossiers. */
export async function dossierItemOf(reference: Procedures, found: FoundDossier): Promise<DossierItem> {
  const { code, version, status, unit, receivedBy, channel, applicantName, task } = found;
  const procedure = await procedureOf(reference, found);
  return {
    ...{ code, version, status, unit, channel, applicantName },
    procedure: { code: procedure.code, name: procedure.name },
    changedAt: localTime(found.changedAt),
    ...(receivedBy !== undefined && { receivedBy }),
    ...timesOf(found),
    ...(task !== undefined && { task: taskOf(procedure, { ...found, task }) }),
  };
}

const times = ['submittedAt', 'dueAt', 'waitsUntil', 'closedAt'] as const;

const timesOf = (found: FoundDossier): Partial<Record<(typeof times)[number], string>> =>
  Object.fromEntries(
    times.flatMap((name) => (found[name] === undefined ? [] : [[name, localTime(found[name])]])),
  );

function taskOf(procedure: Procedure, found: FoundDossier & { task: NonNullable<FoundDossier['task']> }) {
  const { no, step: id, role, unit, openedAt, dueAt, warned, overdue, holder } = found.task;
  const { name } = stepOf({ procedure: workflowOf(procedure, found, openedAt) }, id);
  return {
    ...{ id: taskId(found.code, no), step: { id, name }, role, unit, warned, overdue },
    openedAt: localTime(openedAt),
    dueAt: localTime(dueAt),
    ...(holder !== undefined && { holder }),
  };
}
