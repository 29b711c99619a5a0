import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { listConsultations as operation } from '#shared/api/resources/consultations.ts';
import { questionItems } from '#shared/api/show/question-item.ts';
import type { Questions } from '#shared/dossier/questions.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { isWithin } from '#shared/unit/rights.ts';
import type { Deps } from '#shared/use-cases/dossier/obey.ts';

/** GET /v1/consultations */
export const listConsultations = (deps: Deps & PagingDeps & { questions: Questions }) =>
  listRoute(operation, deps, async ({ query, caller, page }) => {
    if (caller.kind !== 'officer' && caller.kind !== 'manager') return fail({ code: 'forbidden' });
    const unit = query.unit ?? caller.unit;
    if (!isWithin(unit, caller.unit)) return fail({ code: 'forbidden' });
    const { items, ...rest } = await deps.questions.page({ unit, ...page });
    return ok({ ...rest, items: await questionItems(deps, items) });
  });
