import { route } from '#functions/http/route.ts';
import { rateDossier as operation } from '#shared/api/resources/ratings.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { ratingView } from '#shared/rating/rating.ts';
import { type RateDeps, rate } from '#shared/use-cases/rating/rate-service.ts';

/** POST /v1/dossiers/{code}/rating */
export const rateDossier = (deps: RateDeps) =>
  route(operation, async ({ params: { code }, body, caller: by, at, idempotency }) => {
    if (idempotency === undefined) return fail({ code: 'idempotency-key-required' });
    const rated = await rate(deps, { code, ...body, by, at, digest: idempotency.digest });
    return rated.ok ? ok({ body: ratingView(rated.value) }) : rated;
  });
