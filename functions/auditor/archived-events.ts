import { type OpenDeps, openSealed } from '#functions/answers/open-sealed.ts';
import { listRoute, type PagingDeps } from '#functions/http/paging.ts';
import { listArchivedEvents as operation } from '#shared/api/resources/archive.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Page, PageQuery } from '#shared/kernel/page.ts';
import { ok } from '#shared/kernel/result.ts';
import { localTime } from '#shared/kernel/time.ts';

/** Maximum characters of the entries in one answer, which may be 6 MB; a letter takes up to three bytes. */
const maxCharacters = 1_000_000;

/** A part of a journal that fits into an answer, as it is shown: keys and digests are between us and who sent them. */
export function eventsPage(
  journal: readonly JournalEntry[],
  { after = '0', limit }: PageQuery,
): Page<object> {
  const left = journal.filter(({ seq }) => seq > Number(after));
  let characters = 0;
  const fitting = left.slice(0, limit).filter((entry, index) => {
    characters += JSON.stringify(entry).length;
    return index === 0 || characters <= maxCharacters;
  });
  const items = fitting.map(({ key: _, digest: __, ...entry }) => ({ ...entry, at: localTime(entry.at) }));
  const last = fitting.length < left.length ? fitting.at(-1) : undefined;
  return { items, ...(last !== undefined && { after: String(last.seq) }) };
}

/** GET /v1/archive/{code}/events */
export const listArchivedEvents = (deps: OpenDeps & PagingDeps) =>
  listRoute(operation, deps, async ({ params: { code }, query: { purpose }, caller, at, page }) => {
    const opened = await openSealed(deps, { code, by: caller, purpose, what: 'dossier', at });
    return opened.ok ? ok(eventsPage(opened.value.journal, page)) : opened;
  });
