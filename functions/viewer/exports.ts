import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { type Answer, route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/exports.ts';
import { acknowledge, type Export } from '#shared/archive/exports/export.ts';
import { meantId, personSpace } from '#shared/kernel/own-id.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { auditsAll } from '#shared/unit/rights.ts';
import { type ExportDeps, exportAnswer, exportView } from './export-answers.ts';

/** Auditors of all units see every export, others their own. */
const maySeeExport = (caller: Caller, { ordered }: Export) => auditsAll(caller) || ordered.by === caller.id;

/** GET /v1/archive/exports */
export const listExports = (deps: PagingDeps & Pick<ExportDeps, 'orders'>) =>
  listRoute(operations.listExports, deps, async ({ caller, at, page }) => {
    const found = await deps.orders.page({ ...page, by: auditsAll(caller) ? undefined : caller.id });
    const items = found.items.map((one) => {
      const { codes, ...line } = exportView(one, at);
      return { ...line, dossiers: codes.length };
    });
    return ok({ ...found, items });
  });

/** GET /v1/archive/exports/{exportId} */
export const getExport = (deps: ExportDeps) =>
  route(operations.getExport, async ({ params: { exportId }, caller, at }): Promise<Answer> => {
    const one = await deps.orders.find(meantId(personSpace(caller.id), exportId));
    return one !== undefined && maySeeExport(caller, one)
      ? exportAnswer(deps, one, at)
      : fail({ code: 'unknown-export' });
  });

/** PUT /v1/archive/exports/{exportId}/acknowledgement */
export const acknowledgeExport = (deps: ExportDeps) =>
  route(operations.acknowledgeExport, async ({ params, body, caller, at }): Promise<Answer> => {
    const one = await deps.orders.find(meantId(personSpace(caller.id), params.exportId));
    if (one === undefined || !maySeeExport(caller, one)) return fail({ code: 'unknown-export' });
    const changed = acknowledge(one, body, { by: caller.id, at });
    if (!changed.ok) return fail({ code: changed.error });
    if (changed.value === one) return exportAnswer(deps, one, at);
    await noteHandOver(deps, one, { by: caller.id, at });
    const isFirst = await deps.orders.put(changed.value);
    return isFirst ? exportAnswer(deps, changed.value, at) : fail({ code: 'already-acknowledged' });
  });

/** Before it is recorded, so that no dossier is handed over without its log saying so. */
async function noteHandOver({ accessLog }: ExportDeps, one: Export, act: { by: string; at: string }) {
  const { codes, id, made, purpose } = one;
  const without = new Set([...(made?.missing ?? []), ...(made?.damaged ?? [])]);
  for (const code of codes.filter((code) => !without.has(code)))
    await accessLog.note(code, { ...act, purpose, what: 'hand-over', subject: id });
}
