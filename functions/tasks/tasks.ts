import { randomUUID } from 'node:crypto';
import { answerWithUploads } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { judgeCorrection as judging } from '#shared/api/resources/corrections.ts';
import * as deadlines from '#shared/api/resources/deadlines.ts';
import * as operations from '#shared/api/resources/tasks.ts';
import { taskWithActs } from '#shared/api/show/task-with-acts.ts';
import type { Limit } from '#shared/calendar/limit.ts';
import { isOpen } from '#shared/dossier/dossier.ts';
import type { Until } from '#shared/dossier/letter.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { seesWhole } from '#shared/unit/rights.ts';
import { possibleActsFor } from '#shared/use-cases/dossier/possible-acts.ts';
import { actOnTask, splitTaskId } from './act-on.ts';
import type { TasksDeps } from './deps.ts';

/** GET /v1/tasks/{taskId} */
export const getTask = (deps: TasksDeps) =>
  route(operations.getTask, async ({ params, caller, at }) => {
    const { code, task } = splitTaskId(params.taskId);
    const dossier = await deps.store.find(code);
    if (dossier === undefined || !seesWhole(caller, dossier)) return fail({ code: 'unknown-task' });
    if (!isOpen(dossier) || task !== dossier.task.no) return fail({ code: 'task-closed' });
    const acts = await possibleActsFor(deps, dossier, { by: caller, at });
    return ok({ body: await taskWithActs(deps.reference, dossier, acts) });
  });

/** POST /v1/tasks/{taskId}/claim */
export const claimTask = (deps: TasksDeps) =>
  route(operations.claimTask, (request) => actOnTask(deps, request, (task) => ({ type: 'claim', task })));

/** POST /v1/tasks/{taskId}/release */
export const releaseTask = (deps: TasksDeps) =>
  route(operations.releaseTask, (request) => actOnTask(deps, request, (task) => ({ type: 'release', task })));

/** POST /v1/tasks/{taskId}/assign */
export const assignTask = (deps: TasksDeps) =>
  route(operations.assignTask, ({ body, ...request }) =>
    actOnTask(deps, request, (task) => ({ type: 'assign', task, officer: body.officer })),
  );

/** POST /v1/tasks/{taskId}/complete */
export const completeTask = (deps: TasksDeps) =>
  route(operations.completeTask, ({ body, ...request }) =>
    actOnTask(deps, request, (task) => ({ type: 'complete', task, ...body })),
  );

/** POST /v1/tasks/{taskId}/files */
export const declareResult = (deps: TasksDeps) =>
  route(operations.declareResult, ({ params, body, caller, ...request }) => {
    const { code, task } = splitTaskId(params.taskId);
    const files = body.files.map((file) => ({ ...file, id: randomUUID() }));
    const command = { type: 'declare-result', task, files, purpose: body.purpose } as const;
    return answerWithUploads(deps, { ...request, code, by: caller, command }, 'unknown-task');
  });

/** POST /v1/tasks/{taskId}/confirmations */
export const confirmFiles = (deps: TasksDeps) =>
  route(operations.confirmFiles, ({ body: { files }, ...request }) =>
    actOnTask(deps, request, (task) => ({ type: 'confirm-files', task, files })),
  );

/** POST /v1/tasks/{taskId}/apology */
export const apologise = (deps: TasksDeps) =>
  route(deadlines.apologise, ({ body: { reason, exemption, ...until }, ...request }) =>
    actOnTask(deps, request, (task) => ({
      type: 'apologise',
      task,
      reason,
      exemption,
      until: untilOf(until),
    })),
  );

/** POST /v1/tasks/{taskId}/extension */
export const extend = (deps: TasksDeps) =>
  route(deadlines.extend, ({ body, ...request }) =>
    actOnTask(deps, request, (task) => ({ type: 'extend', task, ...body })),
  );

/** POST /v1/tasks/{taskId}/correction */
export const judgeCorrection = (deps: TasksDeps) =>
  route(judging, ({ body, ...request }) =>
    actOnTask(deps, request, (task) => ({ type: 'judge-correction', task, ...body })),
  );

/** POST /v1/tasks/{taskId}/letter */
export const decideLetter = (deps: TasksDeps) =>
  route(deadlines.decideLetter, ({ body, ...request }) =>
    actOnTask(deps, request, (task) => ({ type: 'decide-letter', task, ...body })),
  );

/** The one of the two that was given; the contract lets no other through. */
export function untilOf({ limit, dueAt }: { limit?: Limit | undefined; dueAt?: string | undefined }): Until {
  if (limit !== undefined) return { limit };
  if (dueAt === undefined) throw new Error('neither a limit nor a due time was given');
  return { at: new Date(dueAt).toISOString() };
}
