import * as z from 'zod';
import type { JournalEntry } from '#shared/journal/journal.ts';

const Instant = z.iso.datetime();

/** Which side of the conversation speaks: the unit, or the applicant. */
export const Side = z.enum(['unit', 'applicant']);

/** How a dossier's conversation stands. What was written is in the journal, in the entries that are named here. */
export const Conversation = z.object({
  unit: z.array(z.int().positive()),
  applicant: z.array(z.int().positive()),
  /** Since when the unit awaits an answer. It moves no due time. */
  awaitedSince: Instant.optional(),
  /** When the applicant wrote last, if the unit has not written since. */
  wroteAt: Instant.optional(),
});
export type Conversation = z.infer<typeof Conversation>;

type Message = { from: z.infer<typeof Side>; awaitsAnswer?: boolean | undefined };

/** Folds one message into the conversation. */
export function conversationAfter(
  before: Conversation = { unit: [], applicant: [] },
  { from, awaitsAnswer }: Message,
  { seq, at }: Pick<JournalEntry, 'seq' | 'at'>,
): Conversation {
  const { awaitedSince, wroteAt: _, ...sides } = before;
  const written = { ...sides, [from]: [...sides[from], seq] };
  if (from === 'applicant') return { ...written, wroteAt: at };
  const since = awaitsAnswer === undefined ? awaitedSince : awaitsAnswer ? (awaitedSince ?? at) : undefined;
  return { ...written, ...(since !== undefined && { awaitedSince: since }) };
}

/** What a closed dossier keeps of it: nobody waits any more. */
export const conversationIn = ({ conversation }: { conversation?: Conversation | undefined }) =>
  conversation && { conversation: { unit: conversation.unit, applicant: conversation.applicant } };

/** The journal entries that hold messages, first to last. */
export const messagesOf = ({ unit, applicant }: Conversation): number[] =>
  [...unit, ...applicant].toSorted((one, other) => one - other);
