import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { listAbsences as operation } from '#shared/api/resources/absences.ts';
import { pageOf } from '#shared/kernel/page.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { Absence } from '#shared/unit/absence.ts';
import { isWithin } from '#shared/unit/rights.ts';
import { absenceViews } from './absence-answers.ts';
import type { OfficerDeps } from './deps.ts';

/** GET /v1/absences */
export const listAbsences = (deps: OfficerDeps & PagingDeps) =>
  listRoute(operation, deps, async ({ query, caller, at, page }) => {
    if (caller.kind !== 'officer' && caller.kind !== 'manager') return fail({ code: 'forbidden' });
    const unit = query.unit ?? caller.unit;
    if (!isWithin(unit, caller.unit)) return fail({ code: 'forbidden' });
    const { absences: all } = await deps.absences.current(unit, localDate(at));
    const { items: absences, ...rest } = pageOf(all, placeOf, page);
    return ok({ ...rest, items: await absenceViews(deps, { absences, all, unit, at }) });
  });

/** By the last day, as they are stored. */
const placeOf = ({ to, id }: Absence) => `${to}#${id}`;
