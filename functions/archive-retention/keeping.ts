import { notDestroyed } from '#functions/answers/not-destroyed.ts';
import type { Problem } from '#functions/http/problem.ts';
import { type Answer, route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/archive/keeping.ts';
import { holdView, keepingView } from '#shared/api/show/keeping.ts';
import { isSealed, type Sealed } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { mayAudit } from '#shared/unit/rights.ts';
import {
  extendRetention as extend,
  type KeepingDeps,
  liftHold as lift,
  placeHold as place,
} from '#shared/use-cases/archive/hold.ts';

type RetentionDeps = KeepingDeps & { store: Pick<DossierStore, 'find'> };

/** A dossier that is in the archive. */
async function sealedOf(
  { keeping, store }: RetentionDeps,
  code: string,
  caller: Caller,
): Promise<Result<Sealed, Problem>> {
  const dossier = await store.find(code);
  if (dossier === undefined || !isSealed(dossier) || !mayAudit(caller, dossier.unit))
    return fail({ code: 'not-sealed' });
  const kept = await notDestroyed({ keeping }, code);
  return kept.ok ? ok(dossier) : kept;
}

/** PUT /v1/archive/{code}/holds/{holdId} */
export const placeHold = (deps: RetentionDeps) =>
  route(operations.placeHold, async ({ params: { code, holdId }, body, caller, at }): Promise<Answer> => {
    const sealed = await sealedOf(deps, code, caller);
    if (!sealed.ok) return sealed;
    const placed = await place(deps, sealed.value, { id: holdId, ...body, by: caller.id, at });
    return placed.ok ? ok({ body: holdView(placed.value) }) : fail({ code: placed.error });
  });

/** DELETE /v1/archive/{code}/holds/{holdId} */
export const liftHold = (deps: RetentionDeps) =>
  route(
    operations.liftHold,
    async ({ params: { code, holdId }, query: { reason }, caller, at }): Promise<Answer> => {
      const sealed = await sealedOf(deps, code, caller);
      if (!sealed.ok) return sealed;
      const lifted = await lift(deps, sealed.value, holdId, { by: caller.id, at, reason });
      return lifted.ok ? ok({ body: holdView(lifted.value) }) : fail({ code: lifted.error });
    },
  );

/** PUT /v1/archive/{code}/retention */
export const extendRetention = (deps: RetentionDeps) =>
  route(operations.extendRetention, async ({ params: { code }, body, caller, at }): Promise<Answer> => {
    const sealed = await sealedOf(deps, code, caller);
    if (!sealed.ok) return sealed;
    const until = new Date(body.until).toISOString();
    const extended = await extend(deps, sealed.value, { ...body, until, by: caller.id, at });
    return extended.ok
      ? ok({ body: keepingView(sealed.value.package, extended.value) })
      : fail({ code: extended.error });
  });
