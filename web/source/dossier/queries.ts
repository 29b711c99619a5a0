import { queryOptions } from '@tanstack/react-query';
import { bodyOf } from '#web/api/ask.ts';
import { client } from '#web/api/client.ts';
import type { Entry } from './model.ts';

const minute = 60_000;

/** A published version of a procedure never changes. */
export const procedureQuery = (code: string, version: number) =>
  queryOptions({
    queryKey: ['procedure', code, version],
    queryFn: async ({ signal }) =>
      bodyOf(await client.call('getProcedure', { params: { code }, query: { version }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });

/** Maximum pages of a journal that are read: nobody scrolls through more. */
const maxPages = 10;

/** The journal up to a version, from its beginning. */
export const journalQuery = (code: string, version: number) =>
  queryOptions({
    queryKey: ['journal', code, version],
    queryFn: ({ signal }) => journalOf(code, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });

async function journalOf(code: string, signal: AbortSignal): Promise<Entry[]> {
  const entries: Entry[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < maxPages; page++) {
    const query = { limit: 100, ...(cursor !== undefined && { cursor }) };
    const found = bodyOf(await client.call('getDossierEvents', { params: { code }, query, signal }));
    entries.push(...found.items);
    cursor = found.nextCursor;
    if (cursor === undefined) break;
  }
  return entries;
}

interface AskedPage {
  code: string;
  fileId: string;
  /** From 1. */
  page: number;
  /** Pixels across. */
  size: 1000 | 1600;
}

/** A page as a picture, with the words on it; those of a scan that is still being read come later. */
export const pageQuery = ({ code, fileId, page, size }: AskedPage) =>
  queryOptions({
    queryKey: ['page', code, fileId, page, size],
    queryFn: async ({ signal }) =>
      bodyOf(
        await client.call('getPage', { params: { code, fileId, page }, query: { width: size }, signal }),
      ),
    staleTime: ({ state }) => (state.data?.text?.state === 'due' ? 5_000 : 5 * minute),
    gcTime: 2 * minute,
  });

/** What happened since a version, and who holds the task now: asked when an act came too late. */
export const changesSinceQuery = (code: string, since: number) =>
  queryOptions({
    queryKey: ['changes', code, since],
    queryFn: async ({ signal }) => {
      const [entries, dossier] = await Promise.all([
        journalOf(code, signal),
        client.call('getDossier', { params: { code }, signal }),
      ]);
      return { entries, holder: bodyOf(dossier).task?.holder };
    },
    staleTime: 0,
    gcTime: 0,
  });
