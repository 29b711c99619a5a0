import { largestAnswer } from '#functions/answers/downloads.ts';
import { type OpenDeps, openSealed, readFromPackage } from '#functions/answers/open-sealed.ts';
import { route } from '#functions/http/route.ts';
import { getArchivedFile as operation } from '#shared/api/resources/archive.ts';
import { offsetsIn } from '#shared/archive/members.ts';
import { derivativesOf } from '#shared/file/derivatives.ts';
import { fail, ok } from '#shared/kernel/result.ts';

/** GET /v1/archive/{code}/files/{fileId}: the bytes of a file, or of what was derived from one, out of the sealed package, checked on the way. */
export const getArchivedFile = (deps: OpenDeps) =>
  route(operation, async ({ params: { code, fileId }, query: { purpose }, caller, at }) => {
    const look = { code, by: caller, purpose, what: 'file', subject: fileId, at } as const;
    const opened = await openSealed(deps, look);
    if (!opened.ok) return opened;
    const { dossier, journal } = opened.value;
    const { files } = dossier;
    const file = [...files, ...files.flatMap(derivativesOf)].find(({ id }) => id === fileId);
    const offset = offsetsIn(journal).get(fileId);
    if (file === undefined || offset === undefined) return fail({ code: 'unknown-file' });
    if (file.size > largestAnswer) return fail({ code: 'file-too-large' });
    const read = await readFromPackage(deps, dossier, { ...file, offset });
    if (!read.ok) return read;
    return ok({
      raw: { bytes: read.value, mediaType: file.mediaType },
      headers: {
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'repr-digest': `sha-256=:${Buffer.from(file.sha256, 'hex').toString('base64')}:`,
      },
    });
  });
