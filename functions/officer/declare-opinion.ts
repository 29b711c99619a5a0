import { randomUUID } from 'node:crypto';
import { answerWithUploads } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { declareOpinion as operation } from '#shared/api/resources/consultations.ts';
import { splitConsultationId } from './consultation-id.ts';
import type { OfficerDeps } from './deps.ts';

/** POST /v1/consultations/{consultationId}/files */
export const declareOpinion = (deps: OfficerDeps) =>
  route(operation, ({ params, body, caller, ...request }) => {
    const { code, ...about } = splitConsultationId(params.consultationId);
    const files = body.files.map((file) => ({ ...file, id: randomUUID() }));
    const command = { type: 'declare-opinion', ...about, files } as const;
    return answerWithUploads(deps, { ...request, code, by: caller, command }, 'unknown-consultation');
  });
