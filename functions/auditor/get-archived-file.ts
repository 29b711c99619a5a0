import { createHash } from 'node:crypto';
import { largestAnswer } from '#functions/middleware/downloads.ts';
import { openSealed } from '#functions/middleware/open-sealed.ts';
import { route } from '#functions/middleware/route.ts';
import { offsetsIn } from '#shared/archive/members.ts';
import { getArchivedFile as operation } from '#shared/contract/archive.ts';
import { derivativesOf } from '#shared/file/derivatives.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { AuditorDeps } from './deps.ts';

/** GET /v1/archive/{code}/files/{fileId}: the bytes of a file, or of what was derived from one, out of the sealed package, checked on the way. */
export const getArchivedFile = (deps: AuditorDeps) =>
  route(operation, async ({ params: { code, fileId }, query: { purpose }, caller, at }) => {
    const opened = await openSealed(deps, await deps.store.find(code), {
      code,
      by: caller,
      purpose,
      what: 'file',
      subject: fileId,
      at,
    });
    if (!opened.ok) return opened;
    const { files, package: stored } = opened.value.dossier;
    const file = [...files, ...files.flatMap(derivativesOf)].find(({ id }) => id === fileId);
    const offset = offsetsIn(await deps.store.journal(code)).get(fileId);
    if (file === undefined || offset === undefined) return fail({ code: 'unknown-file' });
    if (file.size > largestAnswer) return fail({ code: 'file-too-large' });
    const bytes = await deps.archive.open(stored).read(offset, file.size);
    const digest = createHash('sha256').update(bytes).digest();
    if (digest.toString('hex') !== file.sha256)
      throw new Error(`${fileId} of ${code} is damaged in the archive`);
    return ok({
      raw: { bytes, mediaType: file.mediaType },
      headers: {
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`,
        'repr-digest': `sha-256=:${digest.toString('base64')}:`,
      },
    });
  });
