import type { PersonStore } from '#shared/archive/people.ts';
import { ClosedStatus, type Dossier } from '#shared/dossier/dossier.ts';
import {
  type FoundDossier,
  foundInLine,
  foundOf,
  isWanted,
  type WantedDossier,
} from '#shared/dossier/found/found-dossier.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { DossierLists } from '#shared/dossier/lists.ts';
import { linesOf } from '#shared/dossier/work-list/task-board.ts';
import { type Page, type PageQuery, pageOf } from '#shared/kernel/page.ts';
import type { Officer } from '#shared/unit/caller.ts';
import { maySee, seesWhole } from '#shared/unit/rights.ts';
import { sealedOfPerson } from '#shared/use-cases/archive/sealed-of-person.ts';
import type { TaskBoards } from './task-boards.ts';

export type FindDeps = {
  store: Pick<DossierStore, 'find'>;
  boards: TaskBoards;
  lists: DossierLists;
  people: Pick<PersonStore, 'page'>;
};

export type Search = {
  by: Officer;
  /** The officer’s own unit, or one below it. */
  unit: string;
  wanted: WantedDossier;
  /** By whom it is looked for: the name of their sealed dossiers, and the mark of the others. */
  person?: { name: string; mark: string } | undefined;
  at: string;
};

type FoundPage = Page<FoundDossier> & { damaged?: string[] };
type Source = (query: PageQuery) => Promise<FoundPage>;

/**
 * The dossiers of a unit that are looked for: open ones where its officers have the task, and closed ones that it
 * resolved. A code that is given whole finds whatever dossier the officer may see.
 */
export async function findDossiers(deps: FindDeps, search: Search, query: PageQuery): Promise<FoundPage> {
  const named = query.after === undefined ? await namedBy(deps, search) : undefined;
  return named === undefined ? pageAcross(sourcesOf(deps, search), query) : { items: [named] };
}

async function namedBy({ store }: FindDeps, { by, wanted, person }: Search) {
  const dossier = wanted.code === undefined ? undefined : await store.find(wanted.code);
  if (dossier === undefined || !maySee(by, dossier)) return undefined;
  const found = foundOf(dossier);
  return isWanted(alsoOf(person, wanted))(found) ? found : undefined;
}

const alsoOf = (person: Search['person'], { people = [], ...wanted }: WantedDossier): WantedDossier => ({
  ...wanted,
  people: person === undefined ? people : [...people, person.mark],
});

/** Where the dossiers may be that are looked for. The same search always gives the same places. */
function sourcesOf(deps: FindDeps, search: Search): Source[] {
  const { status, closed, holder } = search.wanted;
  const isClosedOne = status === undefined ? undefined : ClosedStatus.safeParse(status).success;
  const mayBeOpen = closed !== true && isClosedOne !== true;
  const mayBeClosed = closed !== false && isClosedOne !== false && holder === undefined;
  return [
    ...(mayBeOpen ? [openIn(deps, search)] : []),
    ...(mayBeClosed ? [closedIn(deps, search, 'unsealed'), sealedIn(deps, search)] : []),
  ];
}

const openIn =
  ({ boards }: FindDeps, { unit, wanted, person, at }: Search): Source =>
  async (query) => {
    const board = await boards.of(unit, at);
    const { procedure, holder } = wanted;
    const lines = linesOf(board, { procedure, holder, q: wanted.applicant ?? wanted.code }, at);
    const matches = isWanted(alsoOf(person, wanted));
    const found = lines.filter((line) => matches(foundInLine(line)));
    const { items, ...rest } = pageOf(found, ({ places }) => places.due, query);
    return { ...rest, items: items.map(foundInLine), damaged: [...board.damaged] };
  };

const closedIn =
  ({ lists }: FindDeps, { unit, wanted, person }: Search, list: 'unsealed' | 'sealed'): Source =>
  async (query) => {
    const matches = isWanted(alsoOf(person, wanted));
    const { items, ...rest } = await lists.page({
      ...query,
      list,
      unit,
      // Nothing is closed before it was received.
      from: wanted.received?.from,
      descending: true,
      matches: (dossier: Dossier) => matches(foundOf(dossier)),
    });
    return { ...rest, items: items.map(foundOf) };
  };

/** Those of a person are in a partition of their own; any others are read through, the latest first. */
function sealedIn(deps: FindDeps, search: Search): Source {
  const { by, unit, wanted, person } = search;
  if (person === undefined) return closedIn(deps, search, 'sealed');
  const matches = isWanted(wanted);
  const isTheirs = (dossier: Dossier) => seesWhole({ ...by, unit }, dossier) && matches(foundOf(dossier));
  return async (query) => {
    const { items, ...rest } = await sealedOfPerson(deps, person.name, query, isTheirs);
    return { ...rest, items: items.map(foundOf) };
  };
}

/** One list out of several, one after the other: a place in it is the number of the source, and the place in that. */
export async function pageAcross(
  sources: readonly Source[],
  { after = '0|', limit }: PageQuery,
): Promise<FoundPage> {
  const bar = after.indexOf('|');
  const first = Number(after.slice(0, bar));
  let place: string | undefined = after.slice(bar + 1) || undefined;
  const items: FoundDossier[] = [];
  const damaged: string[] = [];
  for (const [index, source] of sources.entries()) {
    if (index < first) continue;
    if (items.length === limit) return { items, damaged, after: `${index}|` };
    const found = await source({ after: place, limit: limit - items.length });
    items.push(...found.items);
    damaged.push(...(found.damaged ?? []));
    if (found.after !== undefined) return { items, damaged, after: `${index}|${found.after}` };
    place = undefined;
  }
  return { items, damaged };
}
