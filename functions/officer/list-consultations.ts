import { listRoute, type PagingDeps } from '#functions/middleware/paging.ts';
import { listConsultations as operation } from '#shared/contract/consultations.ts';
import type { Questions } from '#shared/dossier/questions.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { isWithin } from '#shared/unit/rights.ts';

/** GET /v1/consultations */
export const listConsultations = (deps: PagingDeps & { questions: Questions }) =>
  listRoute(operation, deps, async ({ query, caller, page }) => {
    if (caller.kind !== 'officer' && caller.kind !== 'manager') return fail({ code: 'forbidden' });
    const unit = query.unit ?? caller.unit;
    if (!isWithin(unit, caller.unit)) return fail({ code: 'forbidden' });
    return ok(await deps.questions.page({ unit, ...page }));
  });
