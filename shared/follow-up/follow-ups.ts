import { asksForRecognition } from '#shared/dossier/acts/files/record-recognition.ts';
import { asksForPrint } from '#shared/dossier/acts/record-paper.ts';
import { noticesOf } from '#shared/dossier/journal/notices.ts';
import type { Recorded } from '#shared/dossier/journal/record.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import type { CloudEvent } from '#shared/webhook/cloud-event.ts';

/** A new item of the table that carries a mark, as the stream shows it. */
interface MarkedItem {
  /** Of the dossier. */
  code: string;
  /** The value of the mark. */
  value: string;
  /** What the portal of the dossier is notified of; made by the reader of the stream alone, since its schemas take time to build. */
  notices(): CloudEvent[];
  /** The portals that have a webhook. */
  listening(): Promise<ReadonlySet<string>>;
}

export interface Message {
  body: unknown;
  /** Whose message it is: SQS lets no tenant of a standard queue keep the others waiting (fair queues). */
  tenant?: string;
}

interface FollowUp<Mark extends string, Handler extends string> {
  /** The attribute that marks an item of the table. */
  mark: Mark;
  /** Its DynamoDB type, by which the stream is filtered. */
  type: 'S' | 'N';
  /** Its value on a journal entry; undefined if nothing follows from the entry. Left out where other items are marked. */
  valueOn?: (recorded: Recorded) => string | undefined;
  /** `functions/events/<handler>.ts` does it, fed by a queue of its own. */
  handler: Handler;
  messages: (item: MarkedItem) => Message[] | Promise<Message[]>;
}

/** Keeps the literal types of marks and handlers. */
const declare = <Mark extends string, Handler extends string>(list: FollowUp<Mark, Handler>[]) => list;

const moneyEvents: ReadonlySet<string> = new Set(['payment.requested', 'payment.received', 'refund.decided']);

const movesMoney = ({ events }: JournalEntry) => events.some(({ type }) => moneyEvents.has(type));

const seqIf =
  (asks: (entry: JournalEntry) => boolean) =>
  ({ entry }: Recorded) =>
    asks(entry) ? String(entry.seq) : undefined;

/**
 * What follows from a journal entry. The items' marks, the beats, the routing of the stream's second reader, and the
 * queues and functions of the stack come from this list.
 */
export const followUps = declare([
  {
    // The portal is notified. The value is its id.
    mark: 'notice',
    type: 'S',
    handler: 'deliver',
    valueOn: ({ dossier: { owner }, entry }) =>
      owner.kind === 'portal' && noticesOf(entry).length > 0 ? owner.id : undefined,
    messages: async ({ listening, notices, value: portal }) =>
      (await listening()).has(portal)
        ? notices().map((event) => ({ body: { portal, event }, tenant: portal }))
        : [],
  },
  {
    // A paper or a result is printed.
    mark: 'paper',
    type: 'N',
    handler: 'print',
    valueOn: seqIf(asksForPrint),
    messages: ({ code }) => [{ body: { code } }],
  },
  {
    // A receipt is written, or money goes back.
    mark: 'money',
    type: 'N',
    handler: 'settle',
    valueOn: seqIf(movesMoney),
    messages: ({ code }) => [{ body: { code } }],
  },
  {
    // A follow-up book is printed. The order of a book is marked with its id.
    mark: 'book',
    type: 'S',
    handler: 'print',
    messages: ({ value: book }) => [{ body: { book } }],
  },
  {
    // A scan is read. The value is the id of the file.
    mark: 'scan',
    type: 'S',
    handler: 'recognise',
    valueOn: ({ entry }) => asksForRecognition(entry),
    messages: ({ code, value: file }) => [{ body: { code, file } }],
  },
]);

export type Mark = (typeof followUps)[number]['mark'];
export type Handler = (typeof followUps)[number]['handler'];

export const handlers: ReadonlySet<Handler> = new Set(followUps.map(({ handler }) => handler));

/** The variable in which the reader of the stream finds the queue of a handler. */
export const queueVariable = (handler: Handler): string => `${handler.toUpperCase()}_QUEUE_URL`;
