import type { Page, PageQuery } from '#shared/kernel/page.ts';
import type { Dossier } from './dossier.ts';

export type ListQuery = PageQuery & {
  /** Closed dossiers in the order of closing: those that are not sealed yet, or those that are. */
  list: 'unsealed' | 'sealed';
  unit: string;
  /** Bounds of the order, RFC 3339 UTC: from (inclusive) and to (exclusive). */
  from?: string | undefined;
  to?: string | undefined;
  descending: boolean;
  matches: (dossier: Dossier) => boolean;
};

/** Lists of closed dossiers per unit; they follow the dossiers within a moment (the index is eventually consistent). */
export interface DossierLists {
  /** Codes of dossiers on the page that cannot be read are in `damaged`: one of them stops no list. */
  page(query: ListQuery): Promise<Page<Dossier> & { damaged?: string[] }>;
}
