import { Logger } from '@aws-lambda-powertools/logger';
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { Names } from '#functions/http/environment.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { unpackText } from '#shared/adapters/dynamodb/kit/packed-text.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { sqsClient } from '#shared/adapters/sqs/client.ts';
import { followUps, handlers, type Message, queueVariable } from '#shared/follow-up/follow-ups.ts';
import { JournalEntry } from '#shared/journal/journal.ts';
import { cloudEventsOf } from '#shared/webhook/cloud-event.ts';
import type { BatchAnswer } from './kit/batch.ts';
import { codeOf, StreamEvent, type StreamRecord, withoutBeats } from './kit/stream.ts';

const logger = new Logger();
const { STAGE, TABLE_NAME } = Names.table.extend({ STAGE: z.string() }).parse(process.env);
const queues = new Map(
  handlers.values().map((handler) => [handler, z.url().parse(process.env[queueVariable(handler)])]),
);
const reference = dynamoReference(dynamoClient(), TABLE_NAME);
const sqs = sqsClient();

/** What SQS takes in one call. */
const batchSize = 10;

type Queued = Message & { queue: string; sequenceNumber: string };

/** Puts what follows from an entry into the queues of those who do it. A stream has room for two readers, so this one reads for all of them. */
export const handler = async (event: unknown): Promise<BatchAnswer> => {
  const records = withoutBeats(STAGE, StreamEvent.parse(event).Records);
  const listening = once(listeners);
  const messages = (await Promise.all(records.map((record) => messagesOf(record, listening)))).flat();
  const failed = new Set<string>();
  for (const [queue, own] of Map.groupBy(messages, (message) => message.queue)) {
    for (let start = 0; start < own.length; start += batchSize)
      for (const one of await send(queue, own.slice(start, start + batchSize))) failed.add(one);
  }
  // All that comes after the first that failed is sent again: whoever takes it knows what is done.
  const first = records.find(({ dynamodb }) => failed.has(dynamodb.SequenceNumber));
  if (first === undefined) return { batchItemFailures: [] };
  logger.error('not queued', { failed: failed.size });
  return { batchItemFailures: [{ itemIdentifier: first.dynamodb.SequenceNumber }] };
};

/** The portals that are notified of changes: a portal without a webhook is not. */
const listeners = async () =>
  new Set((await reference.portals()).flatMap(({ id, webhook, active }) => (webhook && active ? [id] : [])));

function once<T>(load: () => Promise<T>): () => Promise<T> {
  let loaded: Promise<T> | undefined;
  return () => {
    loaded ??= load();
    return loaded;
  };
}

async function messagesOf(record: StreamRecord, listening: () => Promise<Set<string>>): Promise<Queued[]> {
  const { NewImage: image, SequenceNumber: sequenceNumber } = record.dynamodb;
  const ofEach = followUps.map(async ({ mark, handler, messages }) => {
    const value = image[mark]?.S ?? image[mark]?.N;
    if (value === undefined) return [];
    const queue = queues.get(handler) ?? '';
    const notices = () => cloudEventsOf(entryIn(record));
    const own = await messages({ code: codeOf(record), value, notices, listening });
    return own.map((message) => ({ ...message, queue, sequenceNumber }));
  });
  return (await Promise.all(ofEach)).flat();
}

const entryIn = ({ dynamodb }: StreamRecord) =>
  JournalEntry.parse(JSON.parse(unpackText(dynamodb.NewImage['entry']) ?? ''));

/** Gives the sequence numbers of what the queue did not take. */
async function send(QueueUrl: string, messages: Queued[]): Promise<string[]> {
  const { Failed = [] } = await sqs.send(
    new SendMessageBatchCommand({
      QueueUrl,
      Entries: messages.map(({ body, tenant }, index) => ({
        Id: String(index),
        MessageBody: JSON.stringify(body),
        ...(tenant !== undefined && { MessageGroupId: tenant }),
      })),
    }),
  );
  return Failed.flatMap(({ Id }) => messages[Number(Id)]?.sequenceNumber ?? []);
}
