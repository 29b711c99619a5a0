import { Logger } from '@aws-lambda-powertools/logger';
import * as z from 'zod';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { unpackText } from '#shared/adapters/dynamodb/packed-text.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference.ts';
import { sqsClient } from '#shared/adapters/sqs/client.ts';
import { JournalEntry } from '#shared/journal/journal.ts';
import { Names } from '#shared/kernel/environment.ts';
import { cloudEventsOf, type Delivery } from '#shared/webhook/cloud-event.ts';
import { type BatchAnswer, StreamEvent, type StreamRecord } from './stream.ts';

const logger = new Logger();
const environment = z.object({ ...Names.table.shape, ...Names.webhooks.shape }).parse(process.env);
const reference = dynamoReference(dynamoClient(), environment.TABLE_NAME);
const sqs = sqsClient();

/** What SQS takes in one call. */
const batchSize = 10;

/** Puts what portals are to be told of into the queue of webhooks; a portal without a webhook is told nothing. */
export const handler = async (event: unknown): Promise<BatchAnswer> => {
  const told = new Set(
    (await reference.portals()).flatMap(({ id, webhook, active }) => (webhook && active ? [id] : [])),
  );
  const deliveries = StreamEvent.parse(event).Records.flatMap((record) => deliveriesOf(record, told));
  for (let start = 0; start < deliveries.length; start += batchSize) {
    const failed = await send(deliveries.slice(start, start + batchSize));
    // Sent again from here on; a portal knows what it has seen by the event's id.
    if (failed !== undefined) return { batchItemFailures: [{ itemIdentifier: failed }] };
  }
  return { batchItemFailures: [] };
};

type Message = { sequenceNumber: string; delivery: Delivery };

function deliveriesOf({ dynamodb }: StreamRecord, told: Set<string>): Message[] {
  const portal = dynamodb.NewImage['notice']?.S ?? '';
  if (!told.has(portal)) return [];
  const entry = JournalEntry.parse(JSON.parse(unpackText(dynamodb.NewImage['entry']) ?? ''));
  return cloudEventsOf(entry).map((cloudEvent) => ({
    sequenceNumber: dynamodb.SequenceNumber,
    delivery: { portal, event: cloudEvent },
  }));
}

async function send(messages: Message[]): Promise<string | undefined> {
  const { Failed = [] } = await sqs.call('SendMessageBatch', {
    QueueUrl: environment.WEBHOOK_QUEUE_URL,
    Entries: messages.map(({ delivery }, index) => ({
      Id: String(index),
      MessageBody: JSON.stringify(delivery),
    })),
  });
  if (Failed.length === 0) return undefined;
  logger.error('webhooks not queued', { failed: Failed.length });
  return messages[Math.min(...Failed.map(({ Id }) => Number(Id)))]?.sequenceNumber;
}
