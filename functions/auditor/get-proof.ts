import { damagedBy } from '#functions/answers/damaged.ts';
import { type OpenDeps, openSealed } from '#functions/answers/open-sealed.ts';
import { route } from '#functions/http/route.ts';
import { getProof as operation } from '#shared/api/resources/proofs.ts';
import { failures } from '#shared/archive/verification/report.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { checkedInclusion, type InclusionDeps } from './checked-inclusion.ts';

/** GET /v1/archive/{code}/proof */
export const getProof = (deps: OpenDeps & InclusionDeps) =>
  route(operation, async ({ params: { code }, query: { purpose }, caller, at }) => {
    const opened = await openSealed(deps, { code, by: caller, purpose, what: 'proof', at });
    if (!opened.ok) return opened;
    const included = await checkedInclusion(deps, opened.value);
    if (included === undefined) return fail({ code: 'not-proven' });
    const found = failures(included.checks);
    return found.length > 0 ? fail(damagedBy(found)) : ok({ body: included.proof });
  });
