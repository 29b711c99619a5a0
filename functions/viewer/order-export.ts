import { openSealed } from '#functions/answers/open-sealed.ts';
import type { Problem } from '#functions/http/problem.ts';
import { type Answer, route } from '#functions/http/route.ts';
import { orderExport as operation } from '#shared/api/resources/exports.ts';
import { type Export, isSameOrder } from '#shared/archive/exports/export.ts';
import { personSpace, wholeId } from '#shared/kernel/own-id.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { type ExportDeps, exportAnswer } from './export-answers.ts';

/** What is written within the time that a function has, in bytes. */
const mostBytes = 10 * 1024 ** 3;

/** PUT /v1/archive/exports/{exportId} */
export const orderExport = (deps: ExportDeps) =>
  route(operation, async ({ params: { exportId }, body, caller, at }): Promise<Answer> => {
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
    if (!opened.ok) return fail({ detail: code, ...opened.error });
    bytes += opened.value.dossier.package.bytes;
  }
  return bytes > mostBytes ? fail({ code: 'export-too-large' }) : ok(undefined);
}
