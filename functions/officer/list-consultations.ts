import { pageReply, placeAt } from '#functions/middleware/paging.ts';
import { type Answer, route } from '#functions/middleware/route.ts';
import { listConsultations as operation } from '#shared/contract/consultations.ts';
import type { Questions } from '#shared/dossier/questions.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { isWithin } from '#shared/unit/rights.ts';

/** GET /v1/consultations */
export const listConsultations = (deps: { questions: Questions }) =>
  route(operation, async ({ query, caller }): Promise<Answer> => {
    if (caller.kind !== 'officer' && caller.kind !== 'manager') return fail({ code: 'forbidden' });
    const unit = query.unit ?? caller.unit;
    if (!isWithin(unit, caller.unit)) return fail({ code: 'forbidden' });
    const { questions, after } = await deps.questions.page({
      unit,
      after: placeAt(query.cursor),
      limit: query.limit,
    });
    return ok(pageReply(operation, query, { items: questions, after }));
  });
