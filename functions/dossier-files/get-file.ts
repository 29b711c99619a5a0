import { dispositionOf, downloadSeconds } from '#functions/answers/downloads.ts';
import type { OpenDeps } from '#functions/answers/open-sealed.ts';
import { type Answer, route } from '#functions/http/route.ts';
import type { SignDownload } from '#shared/adapters/s3/presign.ts';
import { getFile as operation } from '#shared/api/resources/dossiers.ts';
import type { DossierFile } from '#shared/file/file.ts';
import { intakeKey } from '#shared/file/uploads.ts';
import { ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import { openFile, readSealed } from './open-file.ts';

export type FilesDeps = OpenDeps & {
  /** Signs what lies in the intake. */
  signDownload: SignDownload;
  opened: OpenedFiles;
};

/** Where files lie for a day that were taken out of packages to be fetched. */
type OpenedFiles = {
  /** Again writes over it; bytes of another digest are refused. */
  put(key: string, bytes: Uint8Array, as: Pick<DossierFile, 'mediaType' | 'sha256'>): Promise<void>;
  signDownload: SignDownload;
};

/** GET /v1/dossiers/{code}/files/{fileId} */
export const getFile = (deps: FilesDeps) =>
  route(operation, async ({ params: { code, fileId }, query, caller, at }): Promise<Answer> => {
    const found = await openFile(deps, { code, fileId, what: 'open-file', caller, at });
    if (!found.ok) return found;
    const { file, sealed } = found.value;
    if (sealed === undefined)
      return linkTo(deps.signDownload, intakeKey(code, fileId), file, { ...query, at });
    const read = await readSealed(deps, sealed, file);
    if (!read.ok) return read;
    const key = `opened/${code}/${fileId}`;
    await deps.opened.put(key, read.value, file);
    return linkTo(deps.opened.signDownload, key, file, { ...query, at });
  });

async function linkTo(
  signDownload: SignDownload,
  key: string,
  { id: fileId, mediaType, name, sha256, size }: DossierFile,
  { at, disposition }: { at: string; disposition: string },
): Promise<Answer> {
  const url = await signDownload({
    key,
    disposition: dispositionOf(disposition, name),
    mediaType,
    cacheControl: 'private, no-store',
    seconds: downloadSeconds,
    at,
  });
  const expiresAt = localTime(new Date(Date.parse(at) + downloadSeconds * 1000).toISOString());
  return ok({ body: { fileId, name, mediaType, size, sha256, url, expiresAt } });
}
