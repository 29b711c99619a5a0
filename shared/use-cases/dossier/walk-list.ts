import type { Dossier } from '#shared/dossier/dossier.ts';
import type { DossierLists, ListQuery } from '#shared/dossier/lists.ts';

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
