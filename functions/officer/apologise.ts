import { answerWithDossier } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { apologise as operation } from '#shared/api/resources/tasks.ts';
import type { OfficerDeps } from './deps.ts';
import { splitTaskId } from './task-id.ts';
import { untilOf } from './until.ts';

/** POST /v1/tasks/{taskId}/apology */
export const apologise = (deps: OfficerDeps) =>
  route(operation, ({ params, body: { reason, exemption, ...until }, caller, ...request }) => {
    const { code, task } = splitTaskId(params.taskId);
    const command = { type: 'apologise', task, reason, exemption, until: untilOf(until) } as const;
    return answerWithDossier(deps, { ...request, code, by: caller, command }, 'unknown-task');
  });
