import { route } from '#functions/http/route.ts';
import { replaceResult as operation } from '#shared/api/resources/results.ts';
import type { ResultRegister } from '#shared/result/register.ts';
import { answerWithResult } from './end-result.ts';

/** POST /v1/results/{token}/replacement */
export const replaceResult = (deps: { register: ResultRegister }) =>
  route(operation, ({ params, body, caller, at, idempotency }) =>
    answerWithResult(deps, { ...params, ...body, caller, at, idempotency }),
  );
