import { type Answer, route } from '#functions/http/route.ts';
import { planAbsence as operation } from '#shared/api/resources/absences.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { planAbsence as plan } from '#shared/use-cases/unit/plan-absence.ts';
import { absenceViews } from './absence-answers.ts';
import type { OfficerDeps } from './deps.ts';

/** POST /v1/absences */
export const planAbsence = (deps: OfficerDeps) =>
  route(operation, async ({ body, caller: by, at, idempotency }): Promise<Answer> => {
    if (by.kind !== 'officer') return fail({ code: 'forbidden' });
    if (idempotency === undefined) return fail({ code: 'idempotency-key-required' });
    const { unit = by.unit, officer = by.id, ...wanted } = body;
    const planned = await plan(deps, { ...wanted, unit, officer }, { by, at, ...idempotency });
    if (!planned.ok) return fail({ code: planned.error });
    const { absence, all } = planned.value;
    const [view] = await absenceViews(deps, { absences: [absence], all, unit, at });
    return ok({ body: view });
  });
