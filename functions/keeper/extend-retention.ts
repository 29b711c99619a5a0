import { type Answer, route } from '#functions/http/route.ts';
import { extendRetention as operation } from '#shared/api/resources/keeping.ts';
import { keepingView } from '#shared/api/show/keeping.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { extendRetention as extend } from '#shared/use-cases/archive/hold.ts';
import { type KeeperDeps, sealedOf } from './deps.ts';

/** PUT /v1/archive/{code}/retention */
export const extendRetention = (deps: KeeperDeps) =>
  route(operation, async ({ params: { code }, body, caller, at }): Promise<Answer> => {
    const sealed = await sealedOf(deps, code, caller);
    if (!sealed.ok) return sealed;
    const until = new Date(body.until).toISOString();
    const extended = await extend(deps, sealed.value, { ...body, until, by: caller.id, at });
    return extended.ok
      ? ok({ body: keepingView(sealed.value.package, extended.value) })
      : fail({ code: extended.error });
  });
