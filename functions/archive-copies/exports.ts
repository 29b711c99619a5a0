import type * as z from 'zod';
import { downloadSeconds } from '#functions/answers/downloads.ts';
import { openSealed } from '#functions/answers/open-sealed.ts';
import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import type { Problem } from '#functions/http/problem.ts';
import { type Answer, route } from '#functions/http/route.ts';
import type { ExportView } from '#shared/api/resources/archive/exports.ts';
import * as operations from '#shared/api/resources/archive/exports.ts';
import {
  acknowledge,
  type Export,
  type ExportStore,
  exportKey,
  isSameOrder,
  stateOf,
} from '#shared/archive/exports/export.ts';
import { meantId, personSpace, wholeId } from '#shared/kernel/own-id.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import { withLocalTime } from '#shared/kernel/time.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { auditsAll } from '#shared/unit/rights.ts';
import type { CopiesDeps } from './deps.ts';

/** What is written within the time that a function has, in bytes. */
const mostBytes = 10 * 1024 ** 3;

/** PUT /v1/archive/exports/{exportId} */
export const orderExport = (deps: ExportDeps) =>
  route(operations.orderExport, async ({ params: { exportId }, body, caller, at }): Promise<Answer> => {
    const id = wholeId(personSpace(caller.id), exportId);
    const order: Export = { id, version: 1, ...body, ordered: { by: caller.id, at } };
    const isNew = (await deps.orders.find(id)) === undefined;
    if (isNew) {
      const opened = await openAll(deps, order, caller);
      if (!opened.ok) return opened;
      await deps.orders.put(order);
    }
    const kept = await deps.orders.find(id);
    return kept !== undefined && isSameOrder(kept, order)
      ? exportAnswer(deps, kept, at)
      : fail({ code: 'export-taken' });
  });

/** Looks at each dossier, whose log says for what; those that cannot be given out are refused by their code. */
async function openAll(
  deps: ExportDeps,
  { codes, id, ordered: { at }, purpose }: Export,
  by: Caller,
): Promise<Result<void, Problem>> {
  let bytes = 0;
  for (const code of codes) {
    const look = { code, by, at, purpose, what: 'export', subject: id } as const;
    const opened = await openSealed(deps, look);
    if (!opened.ok) return fail({ ...opened.error, detail: detailOf(code, opened.error) });
    bytes += opened.value.dossier.package.bytes;
  }
  return bytes > mostBytes ? fail({ code: 'export-too-large' }) : ok(undefined);
}

/** Which of the dossiers it is, and what else is known of it. */
const detailOf = (code: string, { detail }: Problem) => (detail === undefined ? code : `${code}: ${detail}`);

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

type ExportDeps = CopiesDeps & { orders: ExportStore };

function exportView(one: Export, at: string): z.infer<typeof ExportView> {
  const { version: _, acknowledged, made, ordered, ...rest } = one;
  return {
    ...rest,
    state: stateOf(one, at),
    ordered: withLocalTime(ordered),
    ...(made && { made: withLocalTime(made) }),
    ...(acknowledged && { acknowledged: withLocalTime(acknowledged) }),
  };
}

/** An export, and where to fetch it while it is there. */
async function exportAnswer({ signDownload }: ExportDeps, one: Export, at: string): Promise<Answer> {
  const body = exportView(one, at);
  if (stateOf({ ...one, acknowledged: undefined }, at) !== 'ready') return ok({ body });
  const key = exportKey(one.id);
  const url = await signDownload({ key, seconds: downloadSeconds, at });
  return ok({ body: { ...body, url } });
}
