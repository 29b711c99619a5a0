/** The ways into the archive. */
export const ways = ['fields', 'texts', 'person', 'looks'] as const;
export type Way = (typeof ways)[number];

/** What the address says of a search: nothing of a person, and no words, since addresses end up in histories. */
export interface ArchiveSearch {
  by?: Way;
  unit?: string;
  procedure?: string;
  /** Days in Việt Nam, the first and the last. */
  from?: string;
  to?: string;
  /** Whose retention is over by that day. */
  over?: string;
}

/** What each way of searching is given. */
export interface SearchProps {
  search: ArchiveSearch;
  /** The unit whose archive somebody may see; undefined for whoever sees all. */
  own: string | undefined;
  purpose: string;
}

const day = /^\d{4}-\d{2}-\d{2}$/;
const textIn = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);
const dayIn = (value: unknown) => (typeof value === 'string' && day.test(value) ? value : undefined);

/** Reads an address; what makes no sense is left out. */
export function readArchiveSearch(search: Record<string, unknown>): ArchiveSearch {
  const by = ways.find((way) => way === search['by']);
  const [unit, procedure] = [textIn(search['unit']), textIn(search['procedure'])];
  const [from, to, over] = [dayIn(search['from']), dayIn(search['to']), dayIn(search['over'])];
  return {
    ...(by && { by }),
    ...(unit && { unit }),
    ...(procedure && { procedure }),
    ...(from && { from }),
    ...(to && { to }),
    ...(over && { over }),
  };
}

/** Where a day begins in Việt Nam. */
const beginOf = (date: string) => `${date}T00:00:00+07:00`;

/** Where the day after it begins. */
export const endOf = (date: string): string =>
  beginOf(new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10));

/** What the address narrows a search down to, as the API is asked. */
export const scopeOf = ({ unit, procedure, from, to }: ArchiveSearch) => ({
  ...(unit && { unit }),
  ...(procedure && { procedure }),
  ...(from && { closedFrom: beginOf(from) }),
  ...(to && { closedTo: endOf(to) }),
});

/** What is looked for on the pages of a dossier that was found by words; in memory, as the address tells no words. */
export interface SealedSearch {
  file?: string;
  page?: number;
}

export function readSealedSearch(search: Record<string, unknown>): SealedSearch {
  const file = textIn(search['file']);
  const page = Number(search['page']);
  return { ...(file && { file }), ...(Number.isInteger(page) && page > 0 && { page }) };
}
