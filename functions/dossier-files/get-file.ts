import { dispositionOf, downloadSeconds } from '#functions/answers/downloads.ts';
import {
  findRecord,
  noteLook,
  type OpenDeps,
  type Opened,
  openFound,
  readFromPackage,
} from '#functions/answers/open-sealed.ts';
import { soundOf } from '#functions/answers/sound-dossier.ts';
import type { Problem } from '#functions/http/problem.ts';
import { type Answer, route } from '#functions/http/route.ts';
import type { SignDownload } from '#shared/adapters/s3/presign.ts';
import { getFile as operation } from '#shared/api/resources/dossiers.ts';
import { offsetsIn } from '#shared/archive/members.ts';
import { isClosed, isSealed } from '#shared/dossier/dossier.ts';
import { openableFile } from '#shared/dossier/visible.ts';
import type { DossierFile } from '#shared/file/file.ts';
import { intakeKey } from '#shared/file/uploads.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import { maySee } from '#shared/unit/rights.ts';

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

/** GET /v1/dossiers/{code}/files/{fileId}: the look is noted, then the address is given. */
export const getFile = (deps: FilesDeps) =>
  route(operation, async ({ params: { code, fileId }, query, caller, at }): Promise<Answer> => {
    const found = await findRecord(deps.store, code);
    const sound = soundOf(found.record, (dossier) => maySee(caller, dossier));
    if (!sound.ok) return sound;
    const { dossier } = sound.value;
    const file = openableFile(dossier, caller, fileId);
    // What was never submitted is cleared away when it closes.
    const isGone = isClosed(dossier) && dossier.submittedAt === undefined;
    if (file === undefined || isGone) return fail({ code: 'unknown-file' });
    const look = { code, by: caller, purpose: caller.kind, what: 'open-file', subject: fileId, at } as const;
    if (!isSealed(dossier)) {
      await noteLook(deps, look);
      return linkTo(deps.signDownload, intakeKey(code, fileId), file, { ...query, at });
    }
    const opened = await openFound(deps, look, found);
    if (!opened.ok) return opened;
    const taken = await takeOut(deps, opened.value, file);
    return taken.ok ? linkTo(deps.opened.signDownload, taken.value, file, { ...query, at }) : taken;
  });

/** Puts a file of a sealed dossier where it can be fetched, by what the package says of it; gives the place. */
async function takeOut(
  deps: FilesDeps,
  { dossier, journal }: Opened,
  file: DossierFile,
): Promise<Result<string, Problem>> {
  const offset = offsetsIn(journal).get(file.id);
  if (offset === undefined) return fail({ code: 'unknown-file' });
  const read = await readFromPackage(deps, dossier, { ...file, offset });
  if (!read.ok) return read;
  const key = `opened/${dossier.code}/${file.id}`;
  await deps.opened.put(key, read.value, file);
  return ok(key);
}

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
