import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import * as operations from '#shared/api/resources/ratings.ts';
import { ok } from '#shared/kernel/result.ts';
import type { UnitRecordStore } from '#shared/kernel/unit-record.ts';
import { type Rating, ratingView } from '#shared/rating/rating.ts';
import { unitPeriod } from './unit-period.ts';

/** GET /v1/reports/ratings */
export const listRatings = (deps: PagingDeps & { ratings: UnitRecordStore<Rating> }) =>
  listRoute(operations.listRatings, deps, async ({ query, caller, page }) => {
    const asked = unitPeriod(query, caller, page);
    if (!asked.ok) return asked;
    const found = await deps.ratings.page(asked.value);
    return ok({ ...found, items: found.items.map(ratingView) });
  });
