import { answerWithDossier } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { recordPayment as operation } from '#shared/api/resources/payments.ts';
import type { OfficerDeps } from './deps.ts';
import { splitTaskId } from './task-id.ts';

/** POST /v1/tasks/{taskId}/payment */
export const recordPayment = (deps: OfficerDeps) =>
  route(operation, ({ params, body, caller, ...request }) => {
    const { code, task } = splitTaskId(params.taskId);
    const { no, amount, method, transaction: id } = body;
    const paidAt = new Date(body.paidAt ?? request.at).toISOString();
    const command = {
      type: 'record-payment',
      task,
      no,
      transaction: { id, amount, method, paidAt },
    } as const;
    return answerWithDossier(deps, { ...request, code, by: caller, command }, 'unknown-task');
  });
