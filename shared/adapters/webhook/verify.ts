import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far the sender's clock may be off, in seconds. */
const skew = 5 * 60;

type Signed = { headers: Record<string, string>; body: string; now: number };

/** Whether a message was signed, within five minutes, with one of these Standard Webhooks secrets. */
export function isSigned(secrets: readonly string[], { headers, body, now }: Signed): boolean {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'] ?? '';
  if (id === undefined || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now / 1000 - Number(timestamp)) > skew) return false;
  const given = (headers['webhook-signature'] ?? '')
    .split(' ')
    .flatMap((one) => /^v1,(.+)$/.exec(one)?.[1] ?? []);
  return secrets.some((secret) => {
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
    const expected = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest();
    return given.some((one) => isSame(Buffer.from(one, 'base64'), expected));
  });
}

const isSame = (one: Buffer, other: Buffer) => one.length === other.length && timingSafeEqual(one, other);
