import {
  type FoundDossier,
  foundOf,
  isWanted,
  type WantedDossier,
} from '#shared/dossier/found/found-dossier.ts';
import {
  changesFrom,
  isChangedSince,
  type PortalChange,
  type PortalChanges,
} from '#shared/dossier/found/portal-changes.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { Page, PageQuery } from '#shared/kernel/page.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { seesWhole } from '#shared/unit/rights.ts';

type Deps = { store: Pick<DossierStore, 'find'>; portalChanges: PortalChanges };

type Asked = {
  by: Extract<Caller, { kind: 'portal' }>;
  /** Of all that it was ever told of, where that is left out. */
  since?: string | undefined;
  unit?: string | undefined;
  wanted: WantedDossier;
};

/** Pages of the list of changes that are read for one page of dossiers at most. */
const maxReads = 10;

/** Before every place of the list. */
const beginning = '0';

/** The dossiers of a portal that changed, as it may see them. */
export async function portalDossiers(
  { store, portalChanges }: Deps,
  asked: Asked,
  { after, limit }: PageQuery,
): Promise<Page<FoundDossier>> {
  const { by, since } = asked;
  const from = since === undefined ? beginning : changesFrom(since);
  const isShown = shownTo(asked);
  const items = new Map<string, FoundDossier>();
  let place = after;
  for (let reads = 0; reads < maxReads; reads += 1) {
    const page = await portalChanges.page(by.id, { from, after: place, limit: limit - items.size });
    const found = await Promise.all(
      page.items.map(async (change) => isShown(change, await store.find(change.code))),
    );
    for (const one of found.flat()) items.set(one.code, one);
    place = page.after;
    if (place === undefined || items.size === limit) break;
  }
  return { items: [...items.values()], ...(place !== undefined && { after: place }) };
}

/** The dossier without what only officers see of it, if it is one that is asked for. */
const shownTo = ({ by, since, unit, wanted }: Asked) => {
  const matches = isWanted(wanted);
  return (change: PortalChange, dossier: Awaited<ReturnType<Deps['store']['find']>>): FoundDossier[] => {
    if (dossier === undefined || !seesWhole(by, dossier)) return [];
    if (since !== undefined && !isChangedSince(since, change, dossier)) return [];
    const { task: _, ...found } = foundOf(dossier);
    const isOf = unit === undefined || dossier.unit === unit;
    return isOf && matches(found) ? [found] : [];
  };
};
