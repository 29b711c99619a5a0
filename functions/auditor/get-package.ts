import { downloadSeconds } from '#functions/answers/downloads.ts';
import { type OpenDeps, openSealed } from '#functions/answers/open-sealed.ts';
import { route } from '#functions/http/route.ts';
import { getPackage as operation } from '#shared/api/resources/archive.ts';
import { ok } from '#shared/kernel/result.ts';
import type { AuditorDeps } from './deps.ts';

/** GET /v1/archive/{code}/package */
export const getPackage = (deps: OpenDeps & Pick<AuditorDeps, 'signDownload'>) =>
  route(operation, async ({ params: { code }, query: { purpose }, caller, at }) => {
    const opened = await openSealed(deps, { code, by: caller, purpose, what: 'package', at });
    if (!opened.ok) return opened;
    const { key, versionId, sha256, bytes } = opened.value.dossier.package;
    const url = await deps.signDownload({
      key,
      versionId,
      disposition: `attachment; filename="${code}.zip"`,
      seconds: downloadSeconds,
      at,
    });
    return ok({ body: { url, sha256, bytes }, headers: { location: url } });
  });
