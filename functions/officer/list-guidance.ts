import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { listGuidance as operation } from '#shared/api/resources/guidance.ts';
import { guidanceView } from '#shared/guidance/guidance.ts';
import { ok } from '#shared/kernel/result.ts';
import type { GuideDeps } from '#shared/use-cases/guidance/guide.ts';
import { unitPeriod } from './unit-period.ts';

/** GET /v1/guidance */
export const listGuidance = (deps: PagingDeps & Pick<GuideDeps, 'guidance'>) =>
  listRoute(operation, deps, async ({ query, caller, page }) => {
    const asked = unitPeriod(query, caller, page);
    if (!asked.ok) return asked;
    const found = await deps.guidance.page(asked.value);
    return ok({ ...found, items: found.items.map(guidanceView) });
  });
