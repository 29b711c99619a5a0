import { type Answer, route } from '#functions/middleware/route.ts';
import { listAbsences as operation } from '#shared/contract/absences.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import { isWithin } from '#shared/unit/rights.ts';
import { absenceViews } from './absence-answers.ts';
import type { OfficerDeps } from './deps.ts';

/** GET /v1/absences */
export const listAbsences = (deps: OfficerDeps) =>
  route(operation, async ({ query, caller, at }): Promise<Answer> => {
    if (caller.kind !== 'officer' && caller.kind !== 'manager') return fail({ code: 'forbidden' });
    const unit = query.unit ?? caller.unit;
    if (!isWithin(unit, caller.unit)) return fail({ code: 'forbidden' });
    const { absences } = await deps.absences.current(unit, localDate(at));
    return ok({ body: { items: await absenceViews(deps, { absences, all: absences, unit, at }) } });
  });
