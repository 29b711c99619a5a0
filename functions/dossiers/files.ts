import { randomUUID } from 'node:crypto';
import { answerWithUploads } from '#functions/answers/dossier-answers.ts';
import {
  completeParts,
  type PartUploadDeps,
  showParts,
  startParts,
  type Target,
} from '#functions/answers/part-uploads.ts';
import type { Problem } from '#functions/http/problem.ts';
import { type Answer, type Route, route } from '#functions/http/route.ts';
import { replaceFile as replacement } from '#shared/api/resources/dossiers.ts';
import * as operations from '#shared/api/resources/part-uploads.ts';
import { obstacleToUpload } from '#shared/dossier/acts/files/replace-file.ts';
import { visibleFile } from '#shared/dossier/visible.ts';
import { intakeKey } from '#shared/file/uploads.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { maySee } from '#shared/unit/rights.ts';
import type { DossiersDeps } from './deps.ts';

/** POST /v1/dossiers/{code}/files/{fileId}/replacement */
export const replaceFile = (deps: DossiersDeps) =>
  route(replacement, ({ params: { code, fileId }, body, caller, ...request }) =>
    answerWithUploads(deps, {
      code,
      by: caller,
      command: { type: 'replace-file', file: fileId, by: { ...body, id: randomUUID() } },
      ...request,
    }),
  );

type PartDeps = Pick<DossiersDeps, 'store'> & PartUploadDeps;

/** POST /v1/dossiers/{code}/files/{fileId}/uploads */
export const startPartUpload = (deps: PartDeps): Route =>
  route(operations.startPartUpload, ({ params, caller, at }) =>
    onFile(deps, { ...params, caller }, (target) => startParts(deps, target, at)),
  );

/** GET /v1/dossiers/{code}/files/{fileId}/uploads/{uploadId} */
export const getPartUpload = (deps: PartDeps): Route =>
  route(operations.getPartUpload, ({ params: { uploadId, ...place }, caller, at }) =>
    onFile(deps, { ...place, caller }, (target) => showParts(deps, target, { uploadId, at })),
  );

/** POST /v1/dossiers/{code}/files/{fileId}/uploads/{uploadId}/completion */
export const completePartUpload = (deps: PartDeps): Route =>
  route(operations.completePartUpload, ({ params: { uploadId, ...place }, caller }) =>
    onFile(deps, { ...place, caller }, (target) => completeParts(deps, target, uploadId)),
  );

type Asked = { code: string; fileId: string; caller: Caller };

async function onFile(
  deps: PartDeps,
  asked: Asked,
  work: (target: Target) => Promise<Answer>,
): Promise<Answer> {
  const target = await targetOf(deps, asked);
  return target.ok ? work(target.value) : target;
}

/** The missing file that this caller may send. */
async function targetOf(
  { store }: PartDeps,
  { code, fileId, caller }: Asked,
): Promise<Result<Target, Problem>> {
  const dossier = await store.find(code);
  if (dossier === undefined || !maySee(caller, dossier)) return fail({ code: 'unknown-dossier' });
  const file = visibleFile(dossier, caller, fileId);
  if (file === undefined) return fail({ code: 'unknown-file' });
  const obstacle = obstacleToUpload(dossier, file, caller);
  if (obstacle !== undefined) return fail({ code: obstacle });
  return ok({ fileId, key: intakeKey(code, fileId), size: file.size, mediaType: file.mediaType });
}
