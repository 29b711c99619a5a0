import { render } from '#functions/middleware/dossier-answers.ts';
import { route } from '#functions/middleware/route.ts';
import { soundRecord } from '#functions/middleware/sound-dossier.ts';
import { getDossier as operation } from '#shared/contract/dossiers.ts';
import { type Dossier, isSealed } from '#shared/dossier/dossier.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { maySee, seesWhole } from '#shared/unit/rights.ts';
import { syncView } from '#shared/webhook/notice-log.ts';
import type { PortalDeps } from './deps.ts';

/** GET /v1/dossiers/{code} */
export const getDossier = (deps: PortalDeps) =>
  route(operation, async ({ params, caller, at }) => {
    const dossier = await deps.store.find(params.code);
    if (dossier === undefined || !maySee(caller, dossier)) return fail({ code: 'unknown-dossier' });
    if (isSealed(dossier)) {
      const sound = await soundRecord(deps.store, params.code, (one) => maySee(caller, one));
      if (!sound.ok) return sound;
    }
    const [body, sync] = await Promise.all([
      render(deps, dossier, { at, by: caller }),
      seesWhole(caller, dossier) ? syncOf(deps, dossier) : undefined,
    ]);
    return ok({ body: { ...body, ...(sync && { sync }) }, version: dossier.version });
  });

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
