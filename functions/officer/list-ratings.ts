import { pageReply } from '#functions/middleware/paging.ts';
import { route } from '#functions/middleware/route.ts';
import { listRatings as operation } from '#shared/contract/ratings.ts';
import { ok } from '#shared/kernel/result.ts';
import type { UnitRecords } from '#shared/kernel/unit-records.ts';
import { type Rating, ratingView } from '#shared/rating/rating.ts';
import { unitPeriod } from './unit-period.ts';

/** GET /v1/reports/ratings */
export const listRatings = ({ ratings }: { ratings: UnitRecords<Rating> }) =>
  route(operation, async ({ query, caller }) => {
    const asked = unitPeriod(query, caller);
    if (!asked.ok) return asked;
    const { records, after } = await ratings.page(asked.value);
    return ok(pageReply(operation, query, { items: records.map(ratingView), after }));
  });
