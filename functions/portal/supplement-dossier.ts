import { randomUUID } from 'node:crypto';
import { answerWithUploads } from '#functions/middleware/dossier-answers.ts';
import { route } from '#functions/middleware/route.ts';
import { supplementDossier as operation } from '#shared/contract/dossiers.ts';
import type { PortalDeps } from './deps.ts';

/** POST /v1/dossiers/{code}/supplements */
export const supplementDossier = (deps: PortalDeps) =>
  route(operation, ({ params: { code }, body, caller, ...request }) => {
    const files = body.files.map((file) => ({ ...file, id: randomUUID() }));
    return answerWithUploads(deps, {
      code,
      by: caller,
      command: { type: 'supplement', ...body, files },
      ...request,
    });
  });
