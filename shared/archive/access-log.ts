import type { Access } from '#shared/contract/archive-views.ts';
import type { Page, PageQuery } from '#shared/kernel/page.ts';

/**
 * Who looked at a dossier, when and why. Entries are only ever added; equal looks of one caller within a minute
 * are one entry.
 */
export interface AccessLog {
  note(code: string, access: Access): Promise<void>;
  /** The latest first, to the minute; those that match, where that is asked. */
  page(code: string, query: PageQuery, matches?: (access: Access) => boolean): Promise<Page<Access>>;
}

/** The minute of an access, and what is equal in equal looks. */
export function placeOf({ at, ...look }: Access): { minute: string; same: string } {
  const { by, purpose, subject = '', unit = '', what } = look;
  return {
    minute: new Date(at).toISOString().slice(0, 16),
    same: JSON.stringify([by, purpose, subject, unit, what]),
  };
}

/** Accesses that an answer holds itself; the rest has operations of its own. */
export const latest = 50;
