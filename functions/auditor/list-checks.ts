import { pageReply, placeAt } from '#functions/middleware/paging.ts';
import { type Answer, route } from '#functions/middleware/route.ts';
import type { CheckNight } from '#shared/archive/keeping/fixity.ts';
import { listChecks as operation } from '#shared/contract/keeping.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { auditsAll } from '#shared/unit/rights.ts';
import type { AuditorDeps } from './deps.ts';

/** GET /v1/archive/checks */
export const listChecks = ({ checks }: Pick<AuditorDeps, 'checks'>) =>
  route(operation, async ({ query, caller }): Promise<Answer> => {
    if (!auditsAll(caller)) return fail({ code: 'forbidden' });
    const { items, before } = await checks.page({ before: placeAt(query.cursor), limit: query.limit });
    return ok(pageReply(operation, query, { items: items.map(viewOf), after: before }));
  });

const viewOf = ({ after: _, ...night }: CheckNight) => night;
