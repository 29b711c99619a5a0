import { lookerOf } from '#functions/answers/open-sealed.ts';
import { nextCursor, type PagingDeps, pageAsked } from '#functions/http/paging.ts';
import { type Answer, route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/archive/people.ts';
import { type Access, latest } from '#shared/archive/access-log.ts';
import type { Sealed } from '#shared/dossier/dossier.ts';
import type { Page, PageQuery } from '#shared/kernel/page.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { mayAudit } from '#shared/unit/rights.ts';
import { sealedOfPerson } from '#shared/use-cases/archive/sealed-of-person.ts';
import { maySeeLook, shownAccesses } from './accesses.ts';
import { itemOf } from './archive.ts';
import type { ArchiveDeps } from './deps.ts';

type Deps = PagingDeps & Pick<ArchiveDeps, 'accessLog' | 'people' | 'store'>;

/** POST /v1/archive/people */
export const findPerson = (deps: Deps) =>
  route(operations.findPerson, async ({ body, caller, at }): Promise<Answer> => {
    const { identifier, purpose } = body;
    const list = { operation: operations.findPerson, caller, asked: body };
    const page = await pageAsked(deps, list);
    if (!page.ok) return page;
    const person = await deps.people.nameOf(identifier);
    await deps.accessLog.note(person, { ...lookerOf(caller), purpose, what: 'person', at });
    const { after, items } = await dossiersOf(deps, person, page.value, caller);
    const accesses = await latestLooks(deps, { person, dossiers: items }, caller);
    const next = await nextCursor(deps, list, after);
    return ok({ body: { items: items.map(itemOf), accesses, ...(next && { nextCursor: next }) } });
  });

type Look = Access & { code?: string };

/** The latest looks at the person and at the dossiers that are shown; none where none is. */
async function latestLooks(
  { accessLog }: Pick<Deps, 'accessLog'>,
  { person, dossiers }: { person: string; dossiers: readonly Sealed[] },
  caller: Caller,
): Promise<Look[]> {
  if (dossiers.length === 0) return [];
  const page = { limit: latest };
  const ofPerson = accessLog.page(person, page, maySeeLook(caller));
  const ofDossiers = dossiers.map(async ({ code }) =>
    (await accessLog.page(code, page)).items.map((access): Look => ({ ...access, code })),
  );
  const looks: Look[][] = [(await ofPerson).items, ...(await Promise.all(ofDossiers))];
  return shownAccesses(looks.flat()).slice(0, latest);
}

/** POST /v1/archive/people/accesses: nothing where the caller sees no dossier of the person. */
export const listPersonAccesses = (deps: Deps) =>
  route(operations.listPersonAccesses, async ({ body, caller, at }): Promise<Answer> => {
    const { identifier, purpose } = body;
    const list = { operation: operations.listPersonAccesses, caller, asked: body };
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

/** The sealed dossiers of a person that an auditor may see; those that they may not see do not count. */
const dossiersOf = (
  deps: Pick<ArchiveDeps, 'people' | 'store'>,
  person: string,
  page: PageQuery,
  caller: Caller,
): Promise<Page<Sealed>> => sealedOfPerson(deps, person, page, ({ unit }) => mayAudit(caller, unit));
