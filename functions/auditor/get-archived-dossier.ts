import { type OpenDeps, openSealed } from '#functions/middleware/open-sealed.ts';
import { route } from '#functions/middleware/route.ts';
import { keepingView } from '#shared/archive/keeping/views.ts';
import { getArchivedDossier as operation } from '#shared/contract/archive.ts';
import { shownFacts } from '#shared/dossier/obey.ts';
import { viewOf } from '#shared/dossier/views.ts';
import { ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { AuditorDeps } from './deps.ts';

/** GET /v1/archive/{code} */
export const getArchivedDossier = (deps: OpenDeps & Pick<AuditorDeps, 'accessLog' | 'reference'>) =>
  route(operation, async ({ params: { code }, query: { purpose }, caller, at }) => {
    const opened = await openSealed(deps, { code, by: caller, purpose, what: 'dossier', at });
    if (!opened.ok) return opened;
    const { dossier, journal, keeping } = opened.value;
    const [rules, accesses] = await Promise.all([
      shownFacts(deps.reference, dossier, caller, at),
      deps.accessLog.read(code),
    ]);
    const { sha256, bytes, retainUntil } = dossier.package;
    return ok({
      version: dossier.version,
      body: {
        dossier: viewOf(dossier, rules),
        package: { sha256, bytes, retainUntil: localTime(retainUntil) },
        keeping: keepingView(dossier.package, keeping),
        journal: journal.map(({ key: _, digest: __, ...entry }) => ({ ...entry, at: localTime(entry.at) })),
        accesses: accesses.map((access) => ({ ...access, at: localTime(access.at) })),
      },
    });
  });
