import * as z from 'zod';
import type { Page, PageQuery } from '#shared/kernel/page.ts';

/** One look at a dossier. */
export const Access = z.strictObject({
  at: z.iso.datetime({ offset: true }),
  by: z.string(),
  /** Of an officer, and of an auditor who sees one unit and those below it. */
  unit: z.string().optional(),
  purpose: z.string(),
  what: z.enum([
    'search',
    'text',
    'dossier',
    'open-file',
    'accesses',
    'applicant',
    'person',
    'package',
    'file',
    'page',
    'redaction',
    'export',
    'hand-over',
    'papers',
    'verification',
    'proof',
  ]),
  subject: z.string().optional(),
});
export type Access = z.infer<typeof Access>;

/**
 * Who looked at a dossier, when and why. Entries are only ever added; equal looks of one caller within a minute
 * are one entry.
 */
export interface AccessLog {
  note(code: string, access: Access): Promise<void>;
  /** The latest first, to the minute; those that match, where that is asked. */
  page(code: string, query: PageQuery, matches?: (access: Access) => boolean): Promise<Page<Access>>;
}

/** Searches that name no unit. */
const everywhere = '*';

/** Under which name the access log keeps who searched a unit's dossiers or its part of the archive, for what and why. */
export const searchesIn = (unit = everywhere): string => `UNIT~${unit}`;

/** The minute of an access, and what is equal in equal looks. */
export function groupOf({ at, ...look }: Access): { minute: string; same: string } {
  const { by, purpose, subject = '', unit = '', what } = look;
  return {
    minute: new Date(at).toISOString().slice(0, 16),
    same: JSON.stringify([by, purpose, subject, unit, what]),
  };
}

/** Accesses that an answer holds itself; the rest has operations of its own. */
export const latest = 50;
