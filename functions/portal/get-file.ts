import { downloadSeconds } from '#functions/middleware/downloads.ts';
import { type Answer, route } from '#functions/middleware/route.ts';
import { getFile as operation } from '#shared/contract/dossiers.ts';
import { isClosed, isSealed } from '#shared/dossier/dossier.ts';
import { openableFile } from '#shared/dossier/visible.ts';
import { intakeKey } from '#shared/file/uploads.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import { maySee } from '#shared/unit/rights.ts';
import type { PortalDeps } from './deps.ts';

/** GET /v1/dossiers/{code}/files/{fileId}: the look is noted, then the address is given. */
export const getFile = (deps: Pick<PortalDeps, 'store' | 'accessLog' | 'presign'>) =>
  route(operation, async ({ params: { code, fileId }, query, caller, at }): Promise<Answer> => {
    const dossier = await deps.store.find(code);
    if (dossier === undefined || !maySee(caller, dossier)) return fail({ code: 'unknown-dossier' });
    const file = openableFile(dossier, caller, fileId);
    if (file === undefined) return fail({ code: 'unknown-file' });
    // What was sealed is the archive's; what was never submitted is cleared away when it closes.
    if (isSealed(dossier)) return fail({ code: 'already-sealed' });
    if (isClosed(dossier) && dossier.submittedAt === undefined) return fail({ code: 'unknown-file' });
    await deps.accessLog.note(code, {
      by: caller.id,
      purpose: caller.kind,
      what: 'open-file',
      subject: fileId,
      at,
    });
    const { name, mediaType, size, sha256 } = file;
    const url = await deps.presign({
      method: 'GET',
      key: intakeKey(code, fileId),
      query: {
        'response-content-disposition': `${query.disposition}; filename*=UTF-8''${extValue(name)}`,
        'response-content-type': mediaType,
        'response-cache-control': 'private, no-store',
      },
      seconds: downloadSeconds,
      at: new Date(at),
    });
    const expiresAt = localTime(new Date(Date.parse(at) + downloadSeconds * 1000).toISOString());
    return ok({ body: { fileId, name, mediaType, size, sha256, url, expiresAt } });
  });

/** A file name in a header (RFC 8187). */
const extValue = (name: string) =>
  encodeURIComponent(name).replace(/['()*!]/g, (letter) => `%${letter.charCodeAt(0).toString(16)}`);
