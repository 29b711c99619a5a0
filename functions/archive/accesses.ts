import { notDestroyed } from '#functions/answers/not-destroyed.ts';
import { findRecord, lookerOf, mayOpen, noteLook, type OpenDeps } from '#functions/answers/open-sealed.ts';
import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import * as operations from '#shared/api/resources/archive/archive.ts';
import { type Access, searchesIn } from '#shared/archive/access-log.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { withLocalTime } from '#shared/kernel/time.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { auditsAll, isWithin, mayAudit } from '#shared/unit/rights.ts';
import type { ArchiveDeps } from './deps.ts';

/** Accesses as they are shown: the latest first, to the second. */
export const shownAccesses = <T extends Access>(accesses: readonly T[]): T[] =>
  accesses.toSorted((one, other) => other.at.localeCompare(one.at)).map(withLocalTime);

/** Whether an auditor may know who asked for a person: those of a unit, of that unit alone. */
export const maySeeLook = (caller: Caller) => (access: Access) =>
  auditsAll(caller) ||
  (access.unit !== undefined && 'unit' in caller && isWithin(access.unit, caller.unit ?? ''));

type AccessesDeps = PagingDeps & Pick<ArchiveDeps, 'accessLog' | 'keeping'> & Pick<OpenDeps, 'store'>;

/** GET /v1/archive/{code}/accesses: of a dossier that is not sealed yet, or is damaged, as well. */
export const listAccesses = (deps: AccessesDeps) =>
  listRoute(operations.listAccesses, deps, async ({ params: { code }, query, caller, at, page }) => {
    if (!mayOpen(caller, await findRecord(deps.store, code))) return fail({ code: 'not-sealed' });
    await noteLook(deps, { code, by: caller, purpose: query.purpose, what: 'accesses', at });
    const kept = await notDestroyed(deps, code);
    if (!kept.ok) return kept;
    const found = await deps.accessLog.page(code, page);
    return ok({ ...found, items: shownAccesses(found.items) });
  });

/** Notes who searches, for what and why. */
export async function noteSearch(
  { accessLog }: Pick<ArchiveDeps, 'accessLog'>,
  search: { unit?: string | undefined; purpose: string; limit?: number; cursor?: string | undefined },
  { caller, at }: { caller: Caller; at: string },
): Promise<void> {
  const { unit, purpose, limit: _, cursor: __, ...asked } = search;
  await accessLog.note(searchesIn(unit), {
    ...lookerOf(caller),
    purpose,
    what: 'search',
    subject: JSON.stringify(asked),
    at,
  });
}

/** GET /v1/archive/searches */
export const listSearches = (deps: PagingDeps & Pick<ArchiveDeps, 'accessLog'>) =>
  listRoute(operations.listSearches, deps, async ({ query: { unit }, caller, page }) => {
    const may = unit === undefined ? auditsAll(caller) : mayAudit(caller, unit);
    if (!may) return fail({ code: 'forbidden' });
    const found = await deps.accessLog.page(searchesIn(unit), page, maySeeLook(caller));
    return ok({ ...found, items: shownAccesses(found.items) });
  });
