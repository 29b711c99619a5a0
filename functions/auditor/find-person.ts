import { lookerOf } from '#functions/answers/open-sealed.ts';
import { nextCursor, type PagingDeps, pageAsked } from '#functions/http/paging.ts';
import { type Answer, route } from '#functions/http/route.ts';
import { findPerson as operation } from '#shared/api/resources/people.ts';
import { type Access, latest } from '#shared/archive/access-log.ts';
import type { Sealed } from '#shared/dossier/dossier.ts';
import { ok } from '#shared/kernel/result.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { maySeeLook, shownAccesses } from './accesses.ts';
import type { AuditorDeps } from './deps.ts';
import { itemOf } from './list-archive.ts';
import { dossiersOf } from './person-dossiers.ts';

type Deps = PagingDeps & Pick<AuditorDeps, 'accessLog' | 'people' | 'store'>;

/** POST /v1/archive/people */
export const findPerson = (deps: Deps) =>
  route(operation, async ({ body, caller, at }): Promise<Answer> => {
    const { identifier, purpose } = body;
    const list = { operation, caller, asked: body };
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
