import type { Dossier } from '#shared/dossier/dossier.ts';
import type { DossierLists, ListQuery } from '#shared/dossier/lists.ts';
import type { Unit } from '#shared/unit/unit.ts';

const pageSize = 100;

/** Every dossier of a unit's list, page by page, in its order. */
export async function* walkList(
  lists: DossierLists,
  query: Pick<ListQuery, 'list' | 'unit' | 'from' | 'to'>,
): AsyncGenerator<Dossier> {
  let after: string | undefined;
  do {
    const page = await lists.page({
      ...query,
      after,
      limit: pageSize,
      descending: false,
      matches: () => true,
    });
    yield* page.items;
    after = page.after;
  } while (after !== undefined);
}

/** Maximum dossiers examined concurrently. */
const concurrency = 16;

/**
 * Examines every dossier of the given lists, in all units. A dossier whose examination fails is reported and stops no
 * other. Each list is read to its end first, because what is done with its dossiers may change their order in it.
 */
export async function examineLists(
  { lists, reference }: { lists: DossierLists; reference: { units(): Promise<Unit[]> } },
  queries: readonly Omit<Parameters<typeof walkList>[1], 'unit'>[],
  examine: (dossier: Dossier) => Promise<void>,
  report: (failure: { failed: string }) => void,
): Promise<{ looked: number; failed: number }> {
  const total = { looked: 0, failed: 0 };
  const look = async (dossier: Dossier) => {
    total.looked += 1;
    try {
      await examine(dossier);
    } catch (error) {
      total.failed += 1;
      report({ failed: `${dossier.code}: ${error instanceof Error ? error.message : String(error)}` });
    }
  };
  for (const { id: unit } of await reference.units()) {
    for (const query of queries) {
      const dossiers = await Array.fromAsync(walkList(lists, { ...query, unit }));
      for (let from = 0; from < dossiers.length; from += concurrency)
        await Promise.all(dossiers.slice(from, from + concurrency).map(look));
    }
  }
  return total;
}
