import { type Answer, route } from '#functions/http/route.ts';
import { liftHold as operation } from '#shared/api/resources/keeping.ts';
import { holdView } from '#shared/api/show/keeping.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { liftHold as lift } from '#shared/use-cases/archive/hold.ts';
import { type KeeperDeps, sealedOf } from './deps.ts';

/** DELETE /v1/archive/{code}/holds/{holdId} */
export const liftHold = (deps: KeeperDeps) =>
  route(operation, async ({ params: { code, holdId }, query: { reason }, caller, at }): Promise<Answer> => {
    const sealed = await sealedOf(deps, code, caller);
    if (!sealed.ok) return sealed;
    const lifted = await lift(deps, sealed.value, holdId, { by: caller.id, at, reason });
    return lifted.ok ? ok({ body: holdView(lifted.value) }) : fail({ code: lifted.error });
  });
