import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/procedures.ts';
import { eligibilityView } from '#shared/api/show/eligibility.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import { meantBy, nationalCodeOn, procedureInForce } from '#shared/procedure/codes/national-codes.ts';
import { onlineView } from '#shared/procedure/online-level.ts';
import type { DossiersDeps } from './deps.ts';

/** GET /v1/procedures */
export const listProcedures = (deps: PagingDeps & Pick<DossiersDeps, 'catalogue'>) =>
  listRoute(operations.listProcedures, deps, async ({ query: { q }, page }) =>
    ok(await deps.catalogue.search({ q, ...page })),
  );

/** GET /v1/procedures/{code} */
export const getProcedure = ({ reference }: DossiersDeps) =>
  route(operations.getProcedure, async ({ params, query: { version }, at }) => {
    const found = await named(reference, params.code, version, localDate(at));
    if (found === undefined) return fail({ code: 'unknown-procedure' });
    const { procedure, date } = found;
    const { code, online } = procedure;
    const nationalCode = nationalCodeOn(code, date);
    return ok({
      body: {
        ...procedure,
        ...(online && { onlineService: onlineView(online) }),
        ...(nationalCode !== undefined && { nationalCode }),
      },
      version: procedure.version,
    });
  });

/** The procedure under this code, or the one that is known by it nationally, and the day for which it was looked at. */
async function named(
  reference: DossiersDeps['reference'],
  code: string,
  version: number | undefined,
  today: string,
) {
  const read = async (own: string, date: string) => {
    const procedure = await reference.procedure(own, version === undefined ? { date } : { version });
    return procedure && { procedure, date: version === undefined ? date : procedure.effectiveFrom };
  };
  const found = await read(code, today);
  if (found !== undefined) return found;
  const meant = meantBy(code, today);
  return meant && read(meant.code, meant.date);
}

/** POST /v1/procedures/{code}/eligibility */
export const checkEligibility = ({ reference }: DossiersDeps) =>
  route(operations.checkEligibility, async ({ params, body, at }) => {
    const procedure = await procedureInForce(reference, params.code, localDate(at));
    return procedure === undefined
      ? fail({ code: 'unknown-procedure' })
      : ok({ body: eligibilityView(procedure, body) });
  });
