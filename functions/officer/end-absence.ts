import { type Answer, route } from '#functions/http/route.ts';
import { endAbsence as operation } from '#shared/api/resources/absences.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { endAbsence as end } from '#shared/use-cases/unit/plan-absence.ts';
import { absenceViews } from './absence-answers.ts';
import type { OfficerDeps } from './deps.ts';

/** DELETE /v1/absences/{id} */
export const endAbsence = (deps: OfficerDeps) =>
  route(operation, async ({ params, query, caller: by, at }): Promise<Answer> => {
    if (by.kind !== 'officer') return fail({ code: 'forbidden' });
    const { unit = by.unit } = query;
    const ended = await end(deps, { ...params, unit }, { by, at });
    if (!ended.ok) return fail({ code: ended.error });
    const { absence, all } = ended.value;
    const [view] = await absenceViews(deps, { absences: [absence], all, unit, at });
    return ok({ body: view });
  });
