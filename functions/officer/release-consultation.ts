import { answerWithDossier } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { releaseConsultation as operation } from '#shared/api/resources/consultations.ts';
import { splitConsultationId } from './consultation-id.ts';
import type { OfficerDeps } from './deps.ts';

/** POST /v1/consultations/{consultationId}/release */
export const releaseConsultation = (deps: OfficerDeps) =>
  route(operation, ({ params, caller, ...request }) => {
    const { code, ...about } = splitConsultationId(params.consultationId);
    const command = { type: 'release-consultation', ...about } as const;
    return answerWithDossier(deps, { ...request, code, by: caller, command }, 'unknown-consultation');
  });
