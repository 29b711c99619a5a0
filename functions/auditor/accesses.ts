import {
  findRecord,
  lookerOf,
  mayOpen,
  notDestroyed,
  noteLook,
  type OpenDeps,
} from '#functions/answers/open-sealed.ts';
import { listRoute, nextCursor, type PagingDeps, pageAsked } from '#functions/http/paging.ts';
import { type Answer, route } from '#functions/http/route.ts';
import * as archive from '#shared/api/resources/archive.ts';
import { listPersonAccesses as ofPerson } from '#shared/api/resources/people.ts';
import type { Access } from '#shared/archive/access-log.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { withLocalTime } from '#shared/kernel/time.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { auditsAll, isWithin, mayAudit } from '#shared/unit/rights.ts';
import type { AuditorDeps } from './deps.ts';
import { searchesIn } from './list-archive.ts';
import { dossiersOf } from './person-dossiers.ts';

/** Accesses as they are shown: the latest first, to the second. */
export const shownAccesses = <T extends Access>(accesses: readonly T[]): T[] =>
  accesses.toSorted((one, other) => other.at.localeCompare(one.at)).map(withLocalTime);

/** Whether an auditor may know who asked for a person: those of a unit, of that unit alone. */
export const maySeeLook = (caller: Caller) => (access: Access) =>
  auditsAll(caller) ||
  (access.unit !== undefined && 'unit' in caller && isWithin(access.unit, caller.unit ?? ''));

type AccessesDeps = PagingDeps & Pick<AuditorDeps, 'accessLog' | 'keeping'> & Pick<OpenDeps, 'store'>;

/** GET /v1/archive/{code}/accesses: of a dossier that is not sealed yet, or is damaged, as well. */
export const listAccesses = (deps: AccessesDeps) =>
  listRoute(archive.listAccesses, deps, async ({ params: { code }, query, caller, at, page }) => {
    if (!mayOpen(caller, await findRecord(deps.store, code))) return fail({ code: 'not-sealed' });
    await noteLook(deps, { code, by: caller, purpose: query.purpose, what: 'accesses', at });
    const kept = await notDestroyed(deps, code);
    if (!kept.ok) return kept;
    const found = await deps.accessLog.page(code, page);
    return ok({ ...found, items: shownAccesses(found.items) });
  });

/** GET /v1/archive/searches */
export const listSearches = (deps: PagingDeps & Pick<AuditorDeps, 'accessLog'>) =>
  listRoute(archive.listSearches, deps, async ({ query: { unit }, caller, page }) => {
    const may = unit === undefined ? auditsAll(caller) : mayAudit(caller, unit);
    if (!may) return fail({ code: 'forbidden' });
    const found = await deps.accessLog.page(searchesIn(unit), page, maySeeLook(caller));
    return ok({ ...found, items: shownAccesses(found.items) });
  });

type PersonDeps = PagingDeps & Pick<AuditorDeps, 'accessLog' | 'people' | 'store'>;

/** POST /v1/archive/people/accesses: nothing where the caller sees no dossier of the person. */
export const listPersonAccesses = (deps: PersonDeps) =>
  route(ofPerson, async ({ body, caller, at }): Promise<Answer> => {
    const { identifier, purpose } = body;
    const list = { operation: ofPerson, caller, asked: body };
    const page = await pageAsked(deps, list);
    if (!page.ok) return page;
    const person = await deps.people.nameOf(identifier);
    await deps.accessLog.note(person, { ...lookerOf(caller), purpose, what: 'accesses', at });
    const { items } = await dossiersOf(deps, person, { limit: 1 }, caller);
    if (items.length === 0) return ok({ body: { items: [] } });
    const found = await deps.accessLog.page(person, page.value, maySeeLook(caller));
    const next = await nextCursor(deps, list, found.after);
    return ok({ body: { items: shownAccesses(found.items), ...(next && { nextCursor: next }) } });
  });
