import { type Answer, route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/results.ts';
import { resultViewOf } from '#shared/api/show/result.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { ResultLog } from '#shared/result/result-log.ts';
import { readToken } from '#shared/result/token.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { type EndOrder, endResult } from '#shared/use-cases/result/end-result.ts';

/** POST /v1/results/{token}/revocation */
export const revokeResult = (deps: { results: ResultLog }) =>
  route(operations.revokeResult, ({ params, body, caller, at, idempotency }) =>
    answerWithResult(deps, { ...params, ...body, caller, at, idempotency }),
  );

/** POST /v1/results/{token}/replacement */
export const replaceResult = (deps: { results: ResultLog }) =>
  route(operations.replaceResult, ({ params, body, caller, at, idempotency }) =>
    answerWithResult(deps, { ...params, ...body, caller, at, idempotency }),
  );

type Order = Omit<EndOrder, 'officer'> & { caller: Caller; token: string };

/** Ends a result and answers with what anybody sees of it from now on. */
async function answerWithResult(
  { results }: { results: ResultLog },
  { caller, ...asked }: Order,
): Promise<Answer> {
  if (caller.kind !== 'officer') return fail({ code: 'forbidden' });
  const token = readToken(asked.token);
  if (token === undefined) return fail({ code: 'unknown-result' });
  const ended = await endResult(results, { ...asked, token, officer: caller });
  return ended.ok ? ok({ body: resultViewOf(ended.value, asked.at) }) : fail({ code: ended.error });
}
