import { route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/ratings.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { ratingView } from '#shared/rating/rating.ts';
import { seesWhole } from '#shared/unit/rights.ts';
import { type RateDeps, rate } from '#shared/use-cases/rating/rate-service.ts';

/** POST /v1/dossiers/{code}/rating */
export const rateDossier = (deps: RateDeps) =>
  route(operations.rateDossier, async ({ params: { code }, body, caller: by, at, idempotency }) => {
    if (idempotency === undefined) return fail({ code: 'idempotency-key-required' });
    const rated = await rate(deps, { code, ...body, by, at, digest: idempotency.digest });
    return rated.ok ? ok({ body: ratingView(rated.value) }) : rated;
  });

/** GET /v1/dossiers/{code}/rating */
export const getRating = ({ store, ratings }: RateDeps) =>
  route(operations.getRating, async ({ params: { code }, caller }) => {
    const dossier = await store.find(code);
    if (dossier === undefined || !seesWhole(caller, dossier)) return fail({ code: 'unknown-dossier' });
    const rating = await ratings.find(code);
    return rating === undefined ? fail({ code: 'not-rated' }) : ok({ body: ratingView(rating) });
  });
