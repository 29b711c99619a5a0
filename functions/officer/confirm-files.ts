import { answerWithDossier } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { confirmFiles as operation } from '#shared/api/resources/tasks.ts';
import type { OfficerDeps } from './deps.ts';
import { splitTaskId } from './task-id.ts';

/** POST /v1/tasks/{taskId}/confirmations */
export const confirmFiles = (deps: OfficerDeps) =>
  route(operation, ({ params, body: { files }, caller, ...request }) => {
    const { code, task } = splitTaskId(params.taskId);
    const command = { type: 'confirm-files', task, files } as const;
    return answerWithDossier(deps, { ...request, code, by: caller, command }, 'unknown-task');
  });
