import { render } from '#functions/middleware/dossier-answers.ts';
import { route } from '#functions/middleware/route.ts';
import { getDossier as operation } from '#shared/contract/dossiers.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { maySee } from '#shared/unit/rights.ts';
import type { PortalDeps } from './deps.ts';

/** GET /v1/dossiers/{code} */
export const getDossier = (deps: PortalDeps) =>
  route(operation, async ({ params, caller, at }) => {
    const dossier = await deps.store.find(params.code);
    if (dossier === undefined || !maySee(caller, dossier)) return fail({ code: 'unknown-dossier' });
    return ok({ body: await render(deps, dossier, { at, by: caller }), version: dossier.version });
  });
