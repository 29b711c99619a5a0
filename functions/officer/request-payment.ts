import { answerWithDossier } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { requestPayment as operation } from '#shared/api/resources/payments.ts';
import type { OfficerDeps } from './deps.ts';
import { splitTaskId } from './task-id.ts';

/** POST /v1/tasks/{taskId}/payment-requests */
export const requestPayment = (deps: OfficerDeps) =>
  route(operation, ({ params, body, caller, ...request }) => {
    const { code, task } = splitTaskId(params.taskId);
    const command = { type: 'request-payment', task, ...body } as const;
    return answerWithDossier(deps, { ...request, code, by: caller, command }, 'unknown-task');
  });
