import { answerWithDossier } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { recordDelivery as operation } from '#shared/api/resources/dossiers.ts';
import type { PortalDeps } from './deps.ts';

/** POST /v1/dossiers/{code}/delivery */
export const recordDelivery = (deps: PortalDeps) =>
  route(operation, ({ params: { code }, body, caller, ...request }) =>
    answerWithDossier(deps, {
      code,
      by: caller,
      command: { type: 'record-delivery', report: body.report },
      ...request,
    }),
  );
