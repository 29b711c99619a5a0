import { type OpenDeps, openSealed } from '#functions/answers/open-sealed.ts';
import { route } from '#functions/http/route.ts';
import { getArchivedDossier as operation } from '#shared/api/resources/archive.ts';
import { viewOf } from '#shared/api/show/dossier.ts';
import { keepingView } from '#shared/api/show/keeping.ts';
import { latest } from '#shared/archive/access-log.ts';
import { ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import { shownFacts } from '#shared/use-cases/dossier/obey.ts';
import { shownAccesses } from './accesses.ts';
import { eventsPage } from './archived-events.ts';
import type { AuditorDeps } from './deps.ts';

/** Entries of a journal that the answer holds itself. */
const firstEntries = 200;

/** GET /v1/archive/{code} */
export const getArchivedDossier = (deps: OpenDeps & Pick<AuditorDeps, 'accessLog' | 'reference'>) =>
  route(operation, async ({ params: { code }, query: { purpose }, caller, at }) => {
    const opened = await openSealed(deps, { code, by: caller, purpose, what: 'dossier', at });
    if (!opened.ok) return opened;
    const { dossier, journal, keeping } = opened.value;
    const [rules, accesses] = await Promise.all([
      shownFacts(deps.reference, dossier, caller, at),
      deps.accessLog.page(code, { limit: latest }),
    ]);
    const { sha256, bytes, retainUntil } = dossier.package;
    return ok({
      version: dossier.version,
      body: {
        dossier: viewOf(dossier, rules),
        package: { sha256, bytes, retainUntil: localTime(retainUntil) },
        keeping: keepingView(dossier.package, keeping),
        journal: eventsPage(journal, { limit: firstEntries }).items,
        accesses: shownAccesses(accesses.items),
      },
    });
  });
