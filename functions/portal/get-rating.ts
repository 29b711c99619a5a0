import { route } from '#functions/http/route.ts';
import { getRating as operation } from '#shared/api/resources/ratings.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { ratingView } from '#shared/rating/rating.ts';
import { seesWhole } from '#shared/unit/rights.ts';
import type { RateDeps } from '#shared/use-cases/rating/rate-service.ts';

/** GET /v1/dossiers/{code}/rating */
export const getRating = ({ store, ratings }: RateDeps) =>
  route(operation, async ({ params: { code }, caller }) => {
    const dossier = await store.find(code);
    if (dossier === undefined || !seesWhole(caller, dossier)) return fail({ code: 'unknown-dossier' });
    const rating = await ratings.find(code);
    return rating === undefined ? fail({ code: 'not-rated' }) : ok({ body: ratingView(rating) });
  });
