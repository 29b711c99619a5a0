import { answerWithDossier } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { claimTask as operation } from '#shared/api/resources/tasks.ts';
import type { OfficerDeps } from './deps.ts';
import { splitTaskId } from './task-id.ts';

/** POST /v1/tasks/{taskId}/claim */
export const claimTask = (deps: OfficerDeps) =>
  route(operation, ({ params, caller, ...request }) => {
    const { code, task } = splitTaskId(params.taskId);
    return answerWithDossier(
      deps,
      { ...request, code, by: caller, command: { type: 'claim', task } },
      'unknown-task',
    );
  });
