import * as z from 'zod';

export const Sha256Hex = z.string().regex(/^[0-9a-f]{64}$/);

/** Who did it: a portal for an applicant, the applicant on the page of the dossier, a person of the agency, or the system when a time limit passed. */
export const JournalActor = z.object({
  kind: z.enum(['portal', 'applicant', 'officer', 'auditor', 'manager', 'system']),
  id: z.string().min(1),
  unit: z.string().min(1).optional(),
  /** The absent officer in whose place this one acted. */
  for: z.string().min(1).optional(),
});
export type JournalActor = z.infer<typeof JournalActor>;

/** An event as the journal sees it: it keeps every field and understands only the type. */
export const JournalEvent = z.looseObject({ type: z.string().min(1) });
export type JournalEvent = z.infer<typeof JournalEvent>;

/** One act on a dossier and all that followed from it at once, sealed by `hash` and tied to the entry before. */
export const JournalEntry = z.object({
  code: z.string().min(1),
  seq: z.int().min(1),
  at: z.iso.datetime(),
  by: JournalActor,
  events: z.array(JournalEvent),
  /** The caller's idempotency key, and the digest of the request that it came with. */
  key: z.string().optional(),
  digest: z.string().optional(),
  /** Marks of the people whom the dossier is about (`personMarks`), with its first entry. */
  people: z.array(z.string()).optional(),
  prev: Sha256Hex,
  hash: Sha256Hex,
});
export type JournalEntry = z.infer<typeof JournalEntry>;

/** An act that has not found its place in the chain yet. */
export type UnlinkedEntry = Omit<JournalEntry, 'prev' | 'hash'>;
