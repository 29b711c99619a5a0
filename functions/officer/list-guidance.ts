import { pageReply } from '#functions/middleware/paging.ts';
import { route } from '#functions/middleware/route.ts';
import { listGuidance as operation } from '#shared/contract/guidance.ts';
import { guidanceView } from '#shared/guidance/guidance.ts';
import type { GuideDeps } from '#shared/guidance/guide.ts';
import { ok } from '#shared/kernel/result.ts';
import { unitPeriod } from './unit-period.ts';

/** GET /v1/guidance */
export const listGuidance = ({ guidance }: Pick<GuideDeps, 'guidance'>) =>
  route(operation, async ({ query, caller }) => {
    const asked = unitPeriod(query, caller);
    if (!asked.ok) return asked;
    const { records, after } = await guidance.page(asked.value);
    return ok(pageReply(operation, query, { items: records.map(guidanceView), after }));
  });
