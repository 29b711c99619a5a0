import type { TaskCounts, TaskItem } from '#shared/api/views/task.ts';
import { workflowOf } from '#shared/dossier/acts/hand-over.ts';
import { taskId } from '#shared/dossier/dossier.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import { stepOf } from '#shared/dossier/tasks.ts';
import type { countsOf } from '#shared/dossier/work-list/task-board.ts';
import type { TaskLine } from '#shared/dossier/work-list/task-line.ts';
import { localTime } from '#shared/kernel/time.ts';

export type Procedures = Pick<Reference, 'procedure'>;

/** One line of a work list. */
export async function taskItemOf(reference: Procedures, line: TaskLine): Promise<TaskItem> {
  const { code, task, version, status, applicantName, channel, clock, submittedAt, changedAt } = line;
  const procedure = await procedureOf(reference, line);
  const step = stepOf({ procedure: workflowOf(procedure, line, task.openedAt) }, task.step);
  return {
    id: taskId(code, task.no),
    version,
    changedAt: localTime(changedAt),
    step: { id: step.id, name: step.name },
    role: task.role,
    unit: task.unit,
    openedAt: localTime(task.openedAt),
    dueAt: localTime(task.dueAt),
    warned: task.warned,
    overdue: task.overdue,
    ...(task.holder !== undefined && { holder: task.holder }),
    ...(line.waitsUntil !== undefined && { waitsUntil: localTime(line.waitsUntil) }),
    ...(line.unanswered !== undefined && { unanswered: line.unanswered }),
    ...(line.newMessage && { newMessage: line.newMessage }),
    ...(line.letter !== undefined && { letter: line.letter }),
    dossier: {
      code,
      status,
      procedure: { code: procedure.code, name: procedure.name },
      applicantName,
      channel,
      submittedAt: localTime(submittedAt),
      ...(clock !== undefined && { dueAt: localTime(clock.dueAt) }),
    },
  };
}

/** The procedure in the version that a dossier is under. */
export async function procedureOf(
  reference: Procedures,
  { procedure: { code, version } }: Pick<TaskLine, 'procedure'>,
) {
  const procedure = await reference.procedure(code, { version });
  if (procedure === undefined) throw new Error(`${code} v${version} is not published`);
  return procedure;
}

/** Counts of a work list, with the names of the procedures. */
export async function taskCountsView(
  reference: Procedures,
  lines: readonly TaskLine[],
  { procedures, roles, holders, ...counts }: ReturnType<typeof countsOf>,
): Promise<TaskCounts> {
  const named = procedures.flatMap(({ value, tasks }) => {
    const line = lines.find(({ procedure }) => procedure.code === value);
    return line === undefined ? [] : [{ line, tasks }];
  });
  return {
    ...counts,
    procedures: await Promise.all(
      named.map(async ({ line, tasks }) => {
        const { code, name } = await procedureOf(reference, line);
        return { procedure: { code, name }, tasks };
      }),
    ),
    roles: roles.map(({ value: role, tasks }) => ({ role, tasks })),
    holders: holders.map(({ value: holder, tasks }) => ({ holder, tasks })),
  };
}
