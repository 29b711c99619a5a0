import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Dossier } from '#shared/dossier/dossier.ts';
import type { DossierLists } from '#shared/dossier/lists.ts';
import { Damaged } from '#shared/kernel/damage.ts';
import type { Item } from '../kit/item.ts';
import { listPage } from '../kit/list-page.ts';
import { lists, partitions } from '../kit/partitions.ts';
import { readState } from './read-state.ts';

/** Characters of a dossier's line in a list; the stored dossier is packed and much longer. */
const lineSize = () => 1_000;

const codeOf = ({ pk }: Item) => pk?.S?.slice(partitions.dossiers.length) ?? '';

/** Lists of closed dossiers, read from the index `lists`. */
export const dynamoDossierLists = (client: DynamoDBClient, TableName: string): DossierLists => ({
  async page({ list, unit, from, to, descending, matches, ...page }) {
    const damaged: string[] = [];
    const read = (item: Item): Dossier | undefined => {
      try {
        const dossier = readState(item);
        return matches(dossier) ? dossier : undefined;
      } catch (fault) {
        if (!(fault instanceof Damaged)) throw fault;
        damaged.push(codeOf(item));
        return undefined;
      }
    };
    const of = { list: lists[list](unit) };
    const found = await listPage(
      client,
      { TableName, of, from, to, descending, read, sizeOf: lineSize },
      page,
    );
    return damaged.length > 0 ? { ...found, damaged } : found;
  },
});
