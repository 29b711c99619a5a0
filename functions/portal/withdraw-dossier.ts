import { randomUUID } from 'node:crypto';
import { answerWithDossier, answerWithUploads } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { withdrawDossier as operation } from '#shared/api/resources/dossiers.ts';
import type { PortalDeps } from './deps.ts';

/** POST /v1/dossiers/{code}/withdrawal */
export const withdrawDossier = (deps: PortalDeps) =>
  route(operation, ({ params: { code }, body: { reason, file }, caller, ...request }) => {
    const order = { code, by: caller, ...request };
    if (file === undefined)
      return answerWithDossier(deps, { ...order, command: { type: 'withdraw', reason } });
    const declared = { ...file, id: randomUUID() };
    return answerWithUploads(deps, { ...order, command: { type: 'withdraw', reason, file: declared } });
  });
