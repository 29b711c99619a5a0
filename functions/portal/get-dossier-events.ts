import { route } from '#functions/middleware/route.ts';
import { getDossierEvents as operation } from '#shared/contract/dossiers.ts';
import { foldJournal } from '#shared/dossier/replay.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import { seesWhole } from '#shared/unit/rights.ts';
import type { PortalDeps } from './deps.ts';

/** GET /v1/dossiers/{code}/events */
export const getDossierEvents = ({ store }: PortalDeps) =>
  route(operation, async ({ params, caller }) => {
    const journal = await store.journal(params.code);
    const dossier = foldJournal(journal);
    if (dossier === undefined || !seesWhole(caller, dossier)) return fail({ code: 'unknown-dossier' });
    // Keys and digests are between the system and the one caller who sent them.
    const items = journal.map(({ key: _, digest: __, ...entry }) => ({ ...entry, at: localTime(entry.at) }));
    return ok({ body: { items }, version: dossier.version });
  });
