import * as z from 'zod';
import { FileDeclaration } from '#shared/file/file.ts';
import type { Page, PageQuery } from '#shared/kernel/page.ts';
import { dayAfter } from '#shared/kernel/time.ts';

/** A paper that was good enough once, and that its owner may hand in again without sending it. */
export const KeptPaper = z.strictObject({
  /** The dossier that it was in, and which file of it. */
  code: z.string(),
  file: z.string(),
  /** Whether the applicant brought it, or it was the result. */
  kind: z.enum(['component', 'result']),
  procedure: z.string(),
  component: z.string().optional(),
  /** The paper's national code, where it is known. */
  paper: z.string().optional(),
  ...FileDeclaration.pick({ name: true, mediaType: true, size: true, sha256: true }).shape,
  acceptedAt: z.iso.datetime(),
  /** The last day on which it may be handed in again. */
  validUntil: z.iso.date(),
});
export type KeptPaper = z.infer<typeof KeptPaper>;

/** A paper that may not be handed in again from a day on. */
export const endedBefore = (paper: KeptPaper, day: string): KeptPaper => ({
  ...paper,
  validUntil: dayAfter(day, -1),
});

/** The papers of people, who are known by a keyed hash of their identifier alone. */
export interface KeptPaperStore {
  /** Again is the same. */
  keep(identifier: string, paper: KeptPaper): Promise<void>;
  /** Ends them all before a day, as their owner wishes; gives those that were valid until then. */
  withdraw(identifier: string, day: string): Promise<{ person: string; papers: KeptPaper[] }>;
  /** Those that are still valid on a day, and under which name looks at them are noted. */
  find(identifier: string, day: string): Promise<{ person: string; papers: KeptPaper[] }>;
}

/** A paper that may not be handed in any more, and whose it was, as kept papers name people. */
export type EndedPaper = { person: string; paper: KeptPaper };

/** Papers whose promise has ended, but whose bytes may still be there. */
export interface EndedPaperStore {
  /** Those whose last day is before a day, the first to end first. What ended in the last moments may be missing. */
  page(day: string, query: PageQuery): Promise<Page<EndedPaper>>;
  /** Notes that the bytes are gone; soon nothing is known of the paper. */
  forget(ended: EndedPaper, at: string): Promise<void>;
}

/** Where the bytes of a kept paper lie in the intake bucket. */
export const keptKey = ({ code, file }: { code: string; file: string }): string => `papers/${code}/${file}`;

/**
 * Copies an object of the intake bucket to where nothing lies; again is the same, and nothing is copied of what is not
 * there. Throws `NotReadable` where it was put a moment ago and is still to be scanned.
 */
export type CopyFile = (from: string, to: string) => Promise<void>;
