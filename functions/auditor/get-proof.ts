import { openSealed } from '#functions/middleware/open-sealed.ts';
import { route } from '#functions/middleware/route.ts';
import { inclusionOf } from '#shared/archive/proof/inclusion.ts';
import { getProof as operation } from '#shared/contract/proofs.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { AuditorDeps } from './deps.ts';

/** GET /v1/archive/{code}/proof */
export const getProof = (deps: AuditorDeps) =>
  route(operation, async ({ params: { code }, query: { purpose }, caller, at }) => {
    const look = { code, by: caller, purpose, what: 'proof', at } as const;
    const { dossier, journal = [] } = (await deps.store.whole(code)) ?? {};
    const opened = await openSealed(deps, dossier, look);
    if (!opened.ok) return opened;
    const sealing = journal.at(-1);
    const proof = sealing && (await inclusionOf(deps.roots, opened.value.dossier, sealing));
    return proof === undefined ? fail({ code: 'not-proven' }) : ok({ body: proof });
  });
