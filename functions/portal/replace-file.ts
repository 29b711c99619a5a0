import { randomUUID } from 'node:crypto';
import { answerWithUploads } from '#functions/answers/dossier-answers.ts';
import { route } from '#functions/http/route.ts';
import { replaceFile as operation } from '#shared/api/resources/dossiers.ts';
import type { PortalDeps } from './deps.ts';

/** POST /v1/dossiers/{code}/files/{fileId}/replacement */
export const replaceFile = (deps: PortalDeps) =>
  route(operation, ({ params: { code, fileId }, body, caller, ...request }) =>
    answerWithUploads(deps, {
      code,
      by: caller,
      command: { type: 'replace-file', file: fileId, by: { ...body, id: randomUUID() } },
      ...request,
    }),
  );
