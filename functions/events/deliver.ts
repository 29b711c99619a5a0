import { Logger } from '@aws-lambda-powertools/logger';
import { Names } from '#functions/http/environment.ts';
import { dynamoClient } from '#shared/adapters/dynamodb/client.ts';
import { dynamoNoticeLog } from '#shared/adapters/dynamodb/dossier/notice-log.ts';
import { dynamoReference } from '#shared/adapters/dynamodb/reference/reference.ts';
import { post, whyOf } from '#shared/adapters/http/post.ts';
import { webhookHeaders } from '#shared/adapters/webhook/sign.ts';
import type { Webhook } from '#shared/unit/portal.ts';
import { breakers } from '#shared/webhook/breakers.ts';
import { type CloudEvent, Delivery } from '#shared/webhook/cloud-event.ts';
import { fromQueue, type QueueRecord } from './kit/queue.ts';

const logger = new Logger();
const { TABLE_NAME } = Names.table.parse(process.env);
const client = dynamoClient();
const reference = dynamoReference(client, TABLE_NAME);
const notices = dynamoNoticeLog(client, TABLE_NAME);

/** A portal that has not answered by then has not taken the notice. */
const timeoutMs = 3_000;

/** In each instance of the function: those that are new learn within one call's time which portals hang. */
const circuit = breakers(Date.now);

/** Sends webhooks; what a portal did not take stays in the queue, is tried again, and ends among the dead letters. */
export const handler = fromQueue(async (records) => {
  const failures = await Promise.all(
    records.map(async (record) => {
      const taken = await deliver(record).catch(notNoted);
      return taken ? [] : [{ itemIdentifier: record.messageId }];
    }),
  );
  return { batchItemFailures: failures.flat() };
});

/** Sent again rather than forgotten: a portal knows a notice by its id. */
const notNoted = (error: unknown) => {
  logger.error('webhook not noted', { error: String(error) });
  return false;
};

/** Whether the portal has the notice; what became of it is noted either way, for whoever asks after the dossier. */
async function deliver({ body }: QueueRecord): Promise<boolean> {
  const { portal, event } = Delivery.parse(JSON.parse(body));
  const webhook = (await reference.portals()).find(({ id, active }) => id === portal && active)?.webhook;
  // The portal was taken off, or gave up its webhook, since the notice was queued.
  if (webhook === undefined) return true;
  // It stays in the queue, without having cost anybody the time of a call.
  if (!circuit.allows(portal)) return false;
  const why = await call(webhook, event);
  circuit.note(portal, why === undefined || !isSilence(why));
  if (why !== undefined) logger.warn('webhook not taken', { portal, event: event.id, why });
  const outcome = { id: event.id, seq: Number(event.sequence), at: new Date().toISOString() };
  await notices.note(event.subject, {
    ...outcome,
    taken: why === undefined,
    ...(why !== undefined && { why }),
  });
  return why === undefined;
}

/** Whether the portal is not there or not able to answer; one that refuses a notice costs nobody any time. */
const isSilence = (why: string) => !why.startsWith('HTTP ') || /^HTTP (5\d\d|429)$/.test(why);

/** Calls the webhook; says why the portal did not take the notice, if it did not. */
async function call({ url, secret }: Webhook, event: CloudEvent): Promise<string | undefined> {
  const message = { id: event.id, timestamp: Math.floor(Date.now() / 1000), body: JSON.stringify(event) };
  const headers = { 'content-type': 'application/cloudevents+json', ...webhookHeaders(secret, message) };
  try {
    const { status } = await post(url, { headers, body: message.body, timeoutMs });
    // 410 is the portal's word that nobody listens there any more.
    return (status >= 200 && status < 300) || status === 410 ? undefined : `HTTP ${status}`;
  } catch (error) {
    return whyOf(error);
  }
}
