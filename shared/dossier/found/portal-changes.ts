import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Page, PageQuery } from '#shared/kernel/page.ts';
import type { Dossier } from '../dossier.ts';

const hourMs = 3_600_000;

/** The hour of an instant, counted from 1970. */
export const hourOf = (instant: string) => Math.floor(Date.parse(instant) / hourMs);

/** How much later than it was decided an entry may be written and still count as written at once. */
const latestMs = 30_000;

/** How far back of the time that is asked for what was told is looked for: longer than {@link latestMs}. */
const overlapMs = 60_000;

/**
 * Whether an entry of which the portal is told is itself a place in the portal's list of changes. The first of each hour
 * is, and stands for all of that hour; and so is one that was written long after it was decided.
 */
export const isListedChange = (
  { news, entry }: { news?: true; entry: Pick<JournalEntry, 'at'> },
  writtenAt: string,
) => news === true || Math.abs(Date.parse(writtenAt) - Date.parse(entry.at)) > latestMs;

/** A dossier of a portal, and when it was written into the list of changes. */
export type PortalChange = { code: string; writtenAt: string };

/**
 * Which dossiers of a portal changed, in the order in which they began to change in each hour; a dossier may come several
 * times. The list follows the dossiers within a moment (the index is eventually consistent).
 */
export interface PortalChanges {
  /** Those that were written at that time or later (RFC 3339 UTC). */
  page(portal: string, query: PageQuery & { from: string }): Promise<Page<PortalChange>>;
}

/** Where the list is to be read from, so that nothing is missed that changed since. */
export const changesFrom = (since: string) => new Date(hourOf(earlier(since)) * hourMs).toISOString();

/** Whether a dossier that the list names changed since then, and not only earlier in that hour. */
export const isChangedSince = (
  since: string,
  { writtenAt }: Pick<PortalChange, 'writtenAt'>,
  { lastAt = '' }: Pick<Dossier, 'lastAt'>,
) => [writtenAt, lastAt].some((at) => at >= earlier(since));

const earlier = (instant: string) => new Date(Date.parse(instant) - overlapMs).toISOString();
