import { Logger } from '@aws-lambda-powertools/logger';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference.ts';
import { webhookHeaders } from '#shared/adapters/webhook/sign.ts';
import { Names } from '#shared/kernel/environment.ts';
import { Delivery } from '#shared/webhook/cloud-event.ts';
import type { BatchAnswer } from './batch.ts';
import { QueueEvent, type QueueRecord } from './queue.ts';

const logger = new Logger();
const { TABLE_NAME } = Names.table.parse(process.env);
const reference = dynamoReference(dynamoClient(), TABLE_NAME);

/** A portal that has not answered by then has not taken the notice, in milliseconds. */
const patience = 10_000;

/** Sends webhooks; what a portal did not take stays in the queue, is tried again, and ends among the dead letters. */
export const handler = async (event: unknown): Promise<BatchAnswer> => {
  const { Records } = QueueEvent.parse(event);
  const failures = await Promise.all(
    Records.map(async (record) => ((await deliver(record)) ? [] : [{ itemIdentifier: record.messageId }])),
  );
  return { batchItemFailures: failures.flat() };
};

async function deliver({ body }: QueueRecord): Promise<boolean> {
  const { portal, event } = Delivery.parse(JSON.parse(body));
  const webhook = (await reference.portals()).find(({ id, active }) => id === portal && active)?.webhook;
  // The portal was taken off, or gave up its webhook, since the notice was queued.
  if (webhook === undefined) return true;
  const message = { id: event.id, timestamp: Math.floor(Date.now() / 1000), body: JSON.stringify(event) };
  try {
    const response = await fetch(webhook.url, {
      method: 'POST',
      headers: { 'content-type': 'application/cloudevents+json', ...webhookHeaders(webhook.secret, message) },
      body: message.body,
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    });
    await response.body?.cancel();
    // 410 is the portal's word that nobody listens there any more.
    if (response.ok || response.status === 410) return true;
    logger.warn('webhook not taken', { portal, event: event.id, status: response.status });
  } catch (error) {
    logger.warn('webhook not delivered', { portal, event: event.id, error: String(error) });
  }
  return false;
}
