import { answerWithDossier } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { recordRefund as operation } from '#shared/api/resources/payments.ts';
import type { PortalDeps } from './deps.ts';

/** POST /v1/dossiers/{code}/payments/{no}/refund */
export const recordRefund = (deps: PortalDeps) =>
  route(operation, ({ params: { code, no }, body, caller, ...request }) => {
    const command = { type: 'record-refund', no, ...body } as const;
    return answerWithDossier(deps, { ...request, code, by: caller, command });
  });
