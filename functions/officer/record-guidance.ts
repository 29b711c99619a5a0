import { type Answer, route } from '#functions/http/route.ts';
import { recordGuidance as operation } from '#shared/api/resources/guidance.ts';
import { guidanceView } from '#shared/guidance/guidance.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { type GuideDeps, guide } from '#shared/use-cases/guidance/guide.ts';

/** POST /v1/guidance */
export const recordGuidance = (deps: GuideDeps) =>
  route(operation, async ({ body, caller: by, at, idempotency }): Promise<Answer> => {
    if (idempotency === undefined) return fail({ code: 'idempotency-key-required' });
    const { procedure, filing, case: named, ...said } = body;
    const guided = await guide(deps, { procedure, filing, case: named, said, by, at, ...idempotency });
    return guided.ok ? ok({ body: guidanceView(guided.value) }) : guided;
  });
