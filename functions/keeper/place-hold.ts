import { type Answer, route } from '#functions/http/route.ts';
import { placeHold as operation } from '#shared/api/resources/keeping.ts';
import { holdView } from '#shared/api/show/keeping.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { placeHold as place } from '#shared/use-cases/archive/hold.ts';
import { type KeeperDeps, sealedOf } from './deps.ts';

/** PUT /v1/archive/{code}/holds/{holdId} */
export const placeHold = (deps: KeeperDeps) =>
  route(operation, async ({ params: { code, holdId }, body, caller, at }): Promise<Answer> => {
    const sealed = await sealedOf(deps, code, caller);
    if (!sealed.ok) return sealed;
    const placed = await place(deps, sealed.value, { id: holdId, ...body, by: caller.id, at });
    return placed.ok ? ok({ body: holdView(placed.value) }) : fail({ code: placed.error });
  });
