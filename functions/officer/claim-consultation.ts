import { answerWithDossier } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { claimConsultation as operation } from '#shared/api/resources/consultations.ts';
import { splitConsultationId } from './consultation-id.ts';
import type { OfficerDeps } from './deps.ts';

/** POST /v1/consultations/{consultationId}/claim */
export const claimConsultation = (deps: OfficerDeps) =>
  route(operation, ({ params, caller, ...request }) => {
    const { code, ...about } = splitConsultationId(params.consultationId);
    const command = { type: 'claim-consultation', ...about } as const;
    return answerWithDossier(deps, { ...request, code, by: caller, command }, 'unknown-consultation');
  });
