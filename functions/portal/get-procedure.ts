import { route } from '#functions/middleware/route.ts';
import { getProcedure as operation } from '#shared/contract/procedures.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { PortalDeps } from './deps.ts';

/** GET /v1/procedures/{code} */
export const getProcedure = ({ reference }: PortalDeps) =>
  route(operation, async ({ params, query, at }) => {
    const { version } = query;
    const which = version === undefined ? { date: localDate(at) } : { version };
    const procedure = await reference.procedure(params.code, which);
    return procedure === undefined
      ? fail({ code: 'unknown-procedure' })
      : ok({ body: procedure, version: procedure.version });
  });
