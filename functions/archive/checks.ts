import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import * as operations from '#shared/api/resources/archive/keeping.ts';
import type { CheckNight } from '#shared/archive/keeping/fixity.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { auditsAll } from '#shared/unit/rights.ts';
import type { ArchiveDeps } from './deps.ts';

/** GET /v1/archive/checks */
export const listChecks = (deps: PagingDeps & Pick<ArchiveDeps, 'checks'>) =>
  listRoute(operations.listChecks, deps, async ({ caller, page }) => {
    if (!auditsAll(caller)) return fail({ code: 'forbidden' });
    const nights = await deps.checks.page(page);
    return ok({ ...nights, items: nights.items.map(viewOf) });
  });

const viewOf = ({ after: _, ...night }: CheckNight) => night;
