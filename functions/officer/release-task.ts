import { answerWithDossier } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { releaseTask as operation } from '#shared/api/resources/tasks.ts';
import type { OfficerDeps } from './deps.ts';
import { splitTaskId } from './task-id.ts';

/** POST /v1/tasks/{taskId}/release */
export const releaseTask = (deps: OfficerDeps) =>
  route(operation, ({ params, caller, ...request }) => {
    const { code, task } = splitTaskId(params.taskId);
    return answerWithDossier(
      deps,
      { ...request, code, by: caller, command: { type: 'release', task } },
      'unknown-task',
    );
  });
