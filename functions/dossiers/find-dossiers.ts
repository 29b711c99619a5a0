import type * as z from 'zod';
import { lookerOf } from '#functions/answers/open-sealed.ts';
import { listRoute, nextCursor, type PagingDeps, pageAsked } from '#functions/http/paging.ts';
import { type Answer, route } from '#functions/http/route.ts';
import * as operations from '#shared/api/resources/find-dossiers.ts';
import { dossierItemOf } from '#shared/api/show/dossier-item.ts';
import { type AccessLog, searchesIn } from '#shared/archive/access-log.ts';
import type { PersonStore } from '#shared/archive/people.ts';
import type { FoundDossier, WantedDossier } from '#shared/dossier/found/found-dossier.ts';
import type { PortalChanges } from '#shared/dossier/found/portal-changes.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import type { PageQuery } from '#shared/kernel/page.ts';
import { fail, ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { Caller } from '#shared/unit/caller.ts';
import type { KeyedHash } from '#shared/unit/person-marks.ts';
import { identifierMark, phoneMark } from '#shared/unit/person-marks.ts';
import { isWithin } from '#shared/unit/rights.ts';
import { type FindDeps, findDossiers as find, type Search } from '#shared/use-cases/dossier/find-dossiers.ts';
import { portalDossiers } from '#shared/use-cases/dossier/portal-dossiers.ts';

type Deps = FindDeps &
  PagingDeps & {
    accessLog: Pick<AccessLog, 'note'>;
    hashPerson: KeyedHash;
    people: PersonStore;
    portalChanges: PortalChanges;
    reference: Pick<Reference, 'procedure'>;
  };

type Filters = Omit<z.output<typeof operations.findDossiers.body>, 'limit' | 'cursor'>;

const utc = (time: string | undefined) => (time === undefined ? undefined : new Date(time).toISOString());

const wantedBy = (asked: Filters & { changedSince?: string | undefined }): WantedDossier => ({
  ...asked,
  received: { from: utc(asked.receivedFrom), to: utc(asked.receivedTo) },
  due: { from: utc(asked.dueFrom), to: utc(asked.dueTo) },
  changedSince: utc(asked.changedSince),
  closed: asked.closed && asked.closed === 'yes',
});

/** GET /v1/dossiers */
export const listDossiers = (deps: Deps) =>
  listRoute(operations.listDossiers, deps, async ({ query, caller, at, page }) => {
    const { limit: _, cursor, ...asked } = query;
    if (caller.kind !== 'portal') return found(deps, asked, { caller, at, page });
    const { changedSince, ...rest } = asked;
    const order = { by: caller, since: utc(changedSince), unit: asked.unit, wanted: wantedBy(rest) };
    const { items, ...more } = await portalDossiers(deps, order, page);
    const until = cursor === undefined && { until: localTime(at) };
    return ok({ ...more, ...until, items: await itemsOf(deps, items) });
  });

/** POST /v1/dossiers/search */
export const findDossiers = (deps: Deps) =>
  route(operations.findDossiers, async ({ body, caller, at }): Promise<Answer> => {
    const list = { operation: operations.findDossiers, caller, asked: body };
    const page = await pageAsked(deps, list);
    if (!page.ok) return page;
    const { limit: _, cursor: __, ...asked } = body;
    const answer = await found(deps, asked, { caller, at, page: page.value });
    if (!answer.ok) return answer;
    const { items, damaged, after } = answer.value;
    const next = await nextCursor(deps, list, after);
    return ok({
      body: { items, ...(damaged.length > 0 && { damaged }), ...(next && { nextCursor: next }) },
    });
  });

const itemsOf = ({ reference }: Deps, items: readonly FoundDossier[]) =>
  Promise.all(items.map((one) => dossierItemOf(reference, one)));

/** What an officer finds in a unit; that they looked is noted first. */
async function found(
  deps: Deps,
  asked: Filters,
  { caller, at, page }: { caller: Caller; at: string; page: PageQuery },
) {
  const unit = asked.unit ?? ('unit' in caller ? caller.unit : undefined);
  if (caller.kind !== 'officer' || unit === undefined || !isWithin(unit, caller.unit))
    return fail({ code: 'forbidden' as const });
  const { wanted, person } = await peopleIn(deps, asked);
  await noteSearch(deps, { wanted, person, unit, by: caller, at });
  const { items, after, damaged = [] } = await find(deps, { by: caller, unit, wanted, person, at }, page);
  return ok({ items: await itemsOf(deps, items), after, damaged });
}

/** What is looked for, with marks in the place of numbers of people. */
async function peopleIn({ hashPerson, people }: Deps, { identifier, phone, ...asked }: Filters) {
  const wanted = wantedBy(asked);
  const [name, mark, ofPhone] = await Promise.all([
    identifier === undefined ? undefined : people.nameOf(identifier),
    identifier === undefined ? undefined : identifierMark(hashPerson, identifier),
    phone === undefined ? undefined : phoneMark(hashPerson, phone),
  ]);
  return {
    wanted: ofPhone === undefined ? wanted : { ...wanted, people: [ofPhone] },
    person: name === undefined || mark === undefined ? undefined : { name, mark },
  };
}

/** With the unit that was searched and, where it was for somebody’s number, with the person. */
async function noteSearch({ accessLog }: Deps, { wanted, person, unit, by, at }: Search) {
  const look = { ...lookerOf(by), purpose: by.kind, at };
  const subject = JSON.stringify({ ...wanted, ...(person && { person: person.name }) });
  await Promise.all([
    accessLog.note(searchesIn(unit), { ...look, what: 'search', subject }),
    ...(person === undefined ? [] : [accessLog.note(person.name, { ...look, what: 'person' })]),
  ]);
}
