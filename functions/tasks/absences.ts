import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { type Answer, route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/absences.ts';
import { absenceView } from '#shared/api/show/absence.ts';
import { pageOf } from '#shared/kernel/page.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { Absence } from '#shared/unit/absence.ts';
import { officersOn } from '#shared/unit/officer.ts';
import { endAbsence as end, planAbsence as plan } from '#shared/use-cases/unit/plan-absence.ts';
import type { TasksDeps } from './deps.ts';
import { unitFor } from './unit-for.ts';

/** GET /v1/absences */
export const listAbsences = (deps: TasksDeps & PagingDeps) =>
  listRoute(operations.listAbsences, deps, async ({ query, caller, at, page }) => {
    const unit = unitFor(caller, query.unit);
    if (!unit.ok) return unit;
    const { absences: all } = await deps.absences.current(unit.value, localDate(at));
    const { items: absences, ...rest } = pageOf(all, placeOf, page);
    return ok({ ...rest, items: await absenceViews(deps, { absences, all, unit: unit.value, at }) });
  });

/** By the last day, as they are stored. */
const placeOf = ({ to, id }: Absence) => `${to}#${id}`;

/** POST /v1/absences */
export const planAbsence = (deps: TasksDeps) =>
  route(operations.planAbsence, async ({ body, caller: by, at, idempotency }): Promise<Answer> => {
    if (by.kind !== 'officer') return fail({ code: 'forbidden' });
    if (idempotency === undefined) return fail({ code: 'idempotency-key-required' });
    const { unit = by.unit, officer = by.id, ...wanted } = body;
    const planned = await plan(deps, { ...wanted, unit, officer }, { by, at, ...idempotency });
    if (!planned.ok) return fail({ code: planned.error });
    const { absence, all } = planned.value;
    const [view] = await absenceViews(deps, { absences: [absence], all, unit, at });
    return ok({ body: view });
  });

/** DELETE /v1/absences/{id} */
export const endAbsence = (deps: TasksDeps) =>
  route(operations.endAbsence, async ({ params, query, caller: by, at }): Promise<Answer> => {
    if (by.kind !== 'officer') return fail({ code: 'forbidden' });
    const { unit = by.unit } = query;
    const ended = await end(deps, { ...params, unit }, { by, at });
    if (!ended.ok) return fail({ code: ended.error });
    const { absence, all } = ended.value;
    const [view] = await absenceViews(deps, { absences: [absence], all, unit, at });
    return ok({ body: view });
  });

type Shown = { absences: Absence[]; all: Absence[]; unit: string; at: string };

/** Absences as they are shown, with the names of those whom they are about. */
async function absenceViews({ reference }: TasksDeps, { absences, all, unit, at }: Shown) {
  const officers = officersOn(await reference.officers(unit), localDate(at));
  return absences.map((absence) => absenceView(absence, all, { officers, at }));
}
