import { route } from '#functions/middleware/route.ts';
import { listProcedures as operation } from '#shared/contract/procedures.ts';
import { ok } from '#shared/kernel/result.ts';
import type { PortalDeps } from './deps.ts';

/** GET /v1/procedures */
export const listProcedures = ({ catalogue }: PortalDeps) =>
  route(operation, async ({ query }) => {
    const { items, next } = await catalogue.search(query);
    const link = `</v1/procedures?${new URLSearchParams({ ...(query.q !== undefined && { q: query.q }), limit: String(query.limit), cursor: next ?? '' })}>; rel="next"`;
    return ok({
      body: { items, ...(next !== undefined && { nextCursor: next }) },
      ...(next !== undefined && { headers: { link } }),
    });
  });
