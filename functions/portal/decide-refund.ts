import { answerWithDossier } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { decideRefund as operation } from '#shared/api/resources/payments.ts';
import type { PortalDeps } from './deps.ts';

/** POST /v1/dossiers/{code}/payments/{no}/refund-decision */
export const decideRefund = (deps: PortalDeps) =>
  route(operation, ({ params: { code, no }, body, caller, ...request }) => {
    const command = { type: 'decide-refund', no, ...body } as const;
    return answerWithDossier(deps, { ...request, code, by: caller, command });
  });
