import { answerWithDossier } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { cancelConsultation as operation } from '#shared/api/resources/consultations.ts';
import { splitConsultationId } from './consultation-id.ts';
import type { OfficerDeps } from './deps.ts';

/** POST /v1/consultations/{consultationId}/cancellation */
export const cancelConsultation = (deps: OfficerDeps) =>
  route(operation, ({ params, body, caller, ...request }) => {
    const { code, ...about } = splitConsultationId(params.consultationId);
    const command = { type: 'cancel-consultation', ...about, ...body } as const;
    return answerWithDossier(deps, { ...request, code, by: caller, command }, 'unknown-consultation');
  });
