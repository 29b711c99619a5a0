import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { type Answer, route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/guidance.ts';
import { guidanceView } from '#shared/guidance/guidance.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { type GuideDeps, guide } from '#shared/use-cases/guidance/guide.ts';
import { unitPeriod } from './unit-period.ts';

/** POST /v1/guidance */
export const recordGuidance = (deps: GuideDeps) =>
  route(operations.recordGuidance, async ({ body, caller: by, at, idempotency }): Promise<Answer> => {
    if (idempotency === undefined) return fail({ code: 'idempotency-key-required' });
    const { procedure, filing, case: named, ...said } = body;
    const guided = await guide(deps, { procedure, filing, case: named, said, by, at, ...idempotency });
    return guided.ok ? ok({ body: guidanceView(guided.value) }) : guided;
  });

/** GET /v1/guidance */
export const listGuidance = (deps: PagingDeps & Pick<GuideDeps, 'guidance'>) =>
  listRoute(operations.listGuidance, deps, async ({ query, caller, page }) => {
    const asked = unitPeriod(query, caller, page);
    if (!asked.ok) return asked;
    const found = await deps.guidance.page(asked.value);
    return ok({ ...found, items: found.items.map(guidanceView) });
  });
