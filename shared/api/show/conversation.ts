import type { ConversationView } from '#shared/api/views/dossier.ts';
import { type Conversation, messagesOf } from '#shared/dossier/conversation.ts';
import { eventsOf } from '#shared/dossier/journal/replay.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { localTime } from '#shared/kernel/time.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { isOutside } from '#shared/unit/rights.ts';

/** Maximum messages that a view of the dossier has. */
const maxShown = 20;

/** The entries of the journal with the messages that are shown. */
export const lastMessages = (conversation: Conversation, before = Number.POSITIVE_INFINITY) =>
  messagesOf(conversation)
    .filter((seq) => seq < before)
    .slice(-maxShown);

/** The conversation as the caller reads it, or the part of it before an entry, out of the journal that has these messages. */
export function conversationView(
  conversation: Conversation,
  journal: readonly JournalEntry[],
  by: Caller,
  before?: number,
): ConversationView {
  const shown = lastMessages(conversation, before);
  const [first = 0] = shown;
  const { awaitedSince } = conversation;
  return {
    ...(awaitedSince !== undefined && { answerAwaitedSince: localTime(awaitedSince) }),
    earlier: messagesOf(conversation).filter((seq) => seq < first).length,
    messages: journal
      .filter(({ seq }) => shown.includes(seq))
      .flatMap((entry) => eventsOf(entry).flatMap((event) => messageIn(event, entry, by))),
  };
}

/** Outside the office nobody is told which officer it was. */
function messageIn(
  event: ReturnType<typeof eventsOf>[number],
  entry: JournalEntry,
  by: Caller,
): ConversationView['messages'] {
  if (event.type !== 'message.sent') return [];
  const { type: _, ...message } = event;
  const isNamed = !isOutside(by) && entry.by.kind === 'officer';
  return [{ seq: entry.seq, at: localTime(entry.at), ...(isNamed && { by: entry.by.id }), ...message }];
}
