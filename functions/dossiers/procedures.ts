import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/procedures.ts';
import { eligibilityView } from '#shared/api/show/eligibility.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import { onlineView } from '#shared/procedure/online-level.ts';
import type { DossiersDeps } from './deps.ts';

/** GET /v1/procedures */
export const listProcedures = (deps: PagingDeps & Pick<DossiersDeps, 'catalogue'>) =>
  listRoute(operations.listProcedures, deps, async ({ query: { q }, page }) =>
    ok(await deps.catalogue.search({ q, ...page })),
  );

/** GET /v1/procedures/{code} */
export const getProcedure = ({ reference }: DossiersDeps) =>
  route(operations.getProcedure, async ({ params, query, at }) => {
    const { version } = query;
    const which = version === undefined ? { date: localDate(at) } : { version };
    const procedure = await reference.procedure(params.code, which);
    if (procedure === undefined) return fail({ code: 'unknown-procedure' });
    const { online } = procedure;
    return ok({
      body: { ...procedure, ...(online && { onlineService: onlineView(online) }) },
      version: procedure.version,
    });
  });

/** POST /v1/procedures/{code}/eligibility */
export const checkEligibility = ({ reference }: DossiersDeps) =>
  route(operations.checkEligibility, async ({ params, body, at }) => {
    const procedure = await reference.procedure(params.code, { date: localDate(at) });
    return procedure === undefined
      ? fail({ code: 'unknown-procedure' })
      : ok({ body: eligibilityView(procedure, body) });
  });
