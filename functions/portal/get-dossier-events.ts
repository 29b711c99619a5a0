import { soundRecord } from '#functions/answers/sound-dossier.ts';
import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { getDossierEvents as operation } from '#shared/api/resources/dossiers.ts';
import { entryFor } from '#shared/api/show/portal-events.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import { seesWhole } from '#shared/unit/rights.ts';
import type { PortalDeps } from './deps.ts';

/** GET /v1/dossiers/{code}/events: with the first page the whole journal is checked. */
export const getDossierEvents = (deps: PagingDeps & Pick<PortalDeps, 'store'>) =>
  listRoute(operation, deps, async ({ params: { code }, caller, page }) => {
    const maySee = (one: Dossier) => seesWhole(caller, one);
    if (page.after === undefined) {
      const sound = await soundRecord(deps.store, code, maySee);
      if (!sound.ok) return sound;
    }
    const dossier = await deps.store.find(code);
    if (dossier === undefined || !maySee(dossier)) return fail({ code: 'unknown-dossier' });
    const { version } = dossier;
    // What is written meanwhile belongs to the next version, and so to another tag.
    const found = await deps.store.journalPage(code, { ...page, upTo: version });
    const shown = entryFor(dossier, caller);
    // Keys and digests are between the system and the one caller who sent them.
    const items = found.items.map(({ key: _, digest: __, ...entry }) => ({
      ...entry,
      ...shown(entry),
      at: localTime(entry.at),
    }));
    return ok({ ...found, items, version });
  });
