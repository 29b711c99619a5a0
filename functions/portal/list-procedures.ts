import { pageReply, placeAt } from '#functions/middleware/paging.ts';
import { route } from '#functions/middleware/route.ts';
import { listProcedures as operation } from '#shared/contract/procedures.ts';
import { ok } from '#shared/kernel/result.ts';
import type { PortalDeps } from './deps.ts';

/** GET /v1/procedures */
export const listProcedures = ({ catalogue }: PortalDeps) =>
  route(operation, async ({ query }) => {
    const { items, next: after } = await catalogue.search({ ...query, cursor: placeAt(query.cursor) });
    return ok(pageReply(operation, query, { items, after }));
  });
