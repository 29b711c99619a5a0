import { Logger } from '@aws-lambda-powertools/logger';
import { SendMessageBatchCommand } from '@aws-sdk/client-sqs';
import * as z from 'zod';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { unpackText } from '#shared/adapters/dynamodb/packed-text.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference.ts';
import { sqsClient } from '#shared/adapters/sqs/client.ts';
import { JournalEntry } from '#shared/journal/journal.ts';
import { Names } from '#shared/kernel/environment.ts';
import { cloudEventsOf } from '#shared/webhook/cloud-event.ts';
import type { BatchAnswer } from './batch.ts';
import { codeOf, StreamEvent, type StreamRecord, withoutBeats } from './stream.ts';

const logger = new Logger();
const environment = z
  .object({ ...Names.table.shape, ...Names.queues.shape, STAGE: z.string() })
  .parse(process.env);
const reference = dynamoReference(dynamoClient(), environment.TABLE_NAME);
const sqs = sqsClient();

/** What SQS takes in one call. */
const batchSize = 10;

type Message = {
  queue: string;
  body: unknown;
  sequenceNumber: string;
  /** Whose message it is: SQS lets no tenant of a standard queue keep the others waiting (fair queues). */
  tenant?: string;
};

/**
 * Puts what follows from an entry into the queues of those whose business it is: webhooks, papers, scans, money. A stream has
 * room for two readers, so this one reads for all of them.
 */
export const handler = async (event: unknown): Promise<BatchAnswer> => {
  const records = withoutBeats(environment.STAGE, StreamEvent.parse(event).Records);
  const told = records.some(({ dynamodb }) => dynamodb.NewImage['notice'])
    ? await listeners()
    : new Set<string>();
  const messages = records.flatMap((record) => messagesOf(record, told));
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

/** The portals that are told of changes: a portal without a webhook is told nothing. */
const listeners = async () =>
  new Set((await reference.portals()).flatMap(({ id, webhook, active }) => (webhook && active ? [id] : [])));

function messagesOf(record: StreamRecord, told: Set<string>): Message[] {
  const { NewImage: image, SequenceNumber: sequenceNumber } = record.dynamodb;
  const code = codeOf(record);
  const portal = image['notice']?.S ?? '';
  const notices = told.has(portal) ? cloudEventsOf(entryIn(record)) : [];
  return [
    ...notices.map((event) => ({
      queue: environment.WEBHOOK_QUEUE_URL,
      body: { portal, event },
      sequenceNumber,
      tenant: portal,
    })),
    ...(image['book']
      ? [{ queue: environment.PRINT_QUEUE_URL, body: { book: image['book'].S }, sequenceNumber }]
      : []),
    ...(image['paper'] ? [{ queue: environment.PRINT_QUEUE_URL, body: { code }, sequenceNumber }] : []),
    ...(image['scan']
      ? [{ queue: environment.RECOGNISE_QUEUE_URL, body: { code, file: image['scan'].S }, sequenceNumber }]
      : []),
    ...(image['money'] ? [{ queue: environment.SETTLE_QUEUE_URL, body: { code }, sequenceNumber }] : []),
  ];
}

const entryIn = ({ dynamodb }: StreamRecord) =>
  JournalEntry.parse(JSON.parse(unpackText(dynamodb.NewImage['entry']) ?? ''));

/** Gives the sequence numbers of what the queue did not take. */
async function send(QueueUrl: string, messages: Message[]): Promise<string[]> {
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
