import { randomUUID } from 'node:crypto';
import { answerWithUploads } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { declareResult as operation } from '#shared/api/resources/tasks.ts';
import type { OfficerDeps } from './deps.ts';
import { splitTaskId } from './task-id.ts';

/** POST /v1/tasks/{taskId}/files */
export const declareResult = (deps: OfficerDeps) =>
  route(operation, ({ params, body, caller, ...request }) => {
    const { code, task } = splitTaskId(params.taskId);
    const files = body.files.map((file) => ({ ...file, id: randomUUID() }));
    const command = { type: 'declare-result', task, files } as const;
    return answerWithUploads(deps, { ...request, code, by: caller, command }, 'unknown-task');
  });
