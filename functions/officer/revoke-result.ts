import { route } from '#functions/http/route.ts';
import { revokeResult as operation } from '#shared/api/resources/results.ts';
import type { ResultRegister } from '#shared/result/register.ts';
import { answerWithResult } from './end-result.ts';

/** POST /v1/results/{token}/revocation */
export const revokeResult = (deps: { register: ResultRegister }) =>
  route(operation, ({ params, body, caller, at, idempotency }) =>
    answerWithResult(deps, { ...params, ...body, caller, at, idempotency }),
  );
