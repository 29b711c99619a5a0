import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { listProcedures as operation } from '#shared/api/resources/procedures.ts';
import { ok } from '#shared/kernel/result.ts';
import type { PortalDeps } from './deps.ts';

/** GET /v1/procedures */
export const listProcedures = (deps: PagingDeps & Pick<PortalDeps, 'catalogue'>) =>
  listRoute(operation, deps, async ({ query: { q }, page }) =>
    ok(await deps.catalogue.search({ q, ...page })),
  );
