import { render } from '#functions/answers/dossier-answers.ts';
import { soundRecord } from '#functions/answers/sound-dossier.ts';
import { route } from '#functions/http/route.ts';
import { getDossier as operation } from '#shared/api/resources/dossiers.ts';
import { type Dossier, isSealed } from '#shared/dossier/dossier.ts';
import { applicationIn } from '#shared/dossier/journal/application.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { maySee, seesWhole } from '#shared/unit/rights.ts';
import { syncView } from '#shared/webhook/notice-log.ts';
import type { PortalDeps } from './deps.ts';

/** GET /v1/dossiers/{code} */
export const getDossier = (deps: PortalDeps) =>
  route(operation, async ({ params, caller, at }) => {
    const dossier = await deps.store.find(params.code);
    if (dossier === undefined || !maySee(caller, dossier)) return fail({ code: 'unknown-dossier' });
    const sound = isSealed(dossier) ? await soundFor(deps, params.code, caller) : ok(undefined);
    if (!sound.ok) return sound;
    const isWhole = seesWhole(caller, dossier);
    const [body, application, sync] = await Promise.all([
      render(deps, dossier, { at, by: caller }),
      isWhole ? applicationFor(deps, dossier, caller) : undefined,
      isWhole ? syncOf(deps, dossier) : undefined,
    ]);
    return ok({ body: { ...body, ...application, ...(sync && { sync }) }, version: dossier.version });
  });

const soundFor = ({ store }: PortalDeps, code: string, caller: Caller) =>
  soundRecord(store, code, (one) => maySee(caller, one));

/** What the applicant wrote, for whoever works on it; of a sealed dossier the archive discloses it. The journal is read whole only where it may be corrected in it. */
async function applicationFor({ store }: PortalDeps, dossier: Dossier, caller: Caller) {
  if (isSealed(dossier) || caller.kind === 'manager') return undefined;
  const wasCorrected = 'supplements' in dossier && dossier.supplements !== undefined;
  const journal = wasCorrected
    ? (await store.journal(dossier.code)).filter(({ seq }) => seq <= dossier.version)
    : (await store.journalPage(dossier.code, { upTo: 1, limit: 1 })).items;
  return applicationIn(journal);
}

/** A dossier of the desk has no portal to tell. */
async function syncOf({ notices, reference }: PortalDeps, dossier: Dossier) {
  const { kind, id } = dossier.owner;
  if (kind !== 'portal') return undefined;
  const [outcomes, portals] = await Promise.all([notices.read(dossier.code), reference.portals()]);
  return syncView(
    dossier,
    outcomes,
    portals.some((one) => one.id === id && one.active && one.webhook !== undefined),
  );
}
