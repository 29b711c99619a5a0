import { createHmac, randomUUID } from 'node:crypto';

const keyOf = (secret: string) => Buffer.from(secret.replace(/^whsec_/, ''), 'base64');

const signatureOf = (secret: string, id: string, timestamp: string, body: string) =>
  `v1,${createHmac('sha256', keyOf(secret)).update(`${id}.${timestamp}.${body}`).digest('base64')}`;

/** The headers of Standard Webhooks for a body, at a time in milliseconds. */
export function sign(secret: string, body: string, now: number) {
  const id = `cb-${randomUUID()}`;
  const timestamp = String(Math.floor(now / 1000));
  return {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': signatureOf(secret, id, timestamp, body),
  };
}

type Headers = Record<string, string | string[] | undefined>;

/** Whether the body was signed with the secret, whenever that was. */
export function isSigned(secret: string, headers: Headers, body: string): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': given } = headers;
  return (
    typeof id === 'string' &&
    typeof timestamp === 'string' &&
    given === signatureOf(secret, id, timestamp, body)
  );
}
