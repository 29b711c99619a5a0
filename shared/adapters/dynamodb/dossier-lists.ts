import type { Dossier } from '#shared/dossier/dossier.ts';
import type { DossierLists } from '#shared/dossier/lists.ts';
import type { DynamoClient } from './client.ts';
import { lists } from './keys.ts';
import { listPage } from './list-page.ts';
import { readState } from './read-state.ts';

/** Characters of a dossier's line in a list; the stored dossier is packed and much longer. */
const lineSize = () => 1_000;

/** Work lists and closed lists, read from the index `lists`. */
export const dynamoDossierLists = (client: DynamoClient, TableName: string): DossierLists => ({
  page({ list, unit, from, to, descending, matches, ...page }) {
    const read = (item: Parameters<typeof readState>[0]): Dossier | undefined => {
      const dossier = readState(item);
      return matches(dossier) ? dossier : undefined;
    };
    const of = { list: lists[list](unit) };
    return listPage(client, { TableName, of, from, to, descending, read, sizeOf: lineSize }, page);
  },
});
