import { Webhook } from 'standardwebhooks';
import { vi } from 'vitest';
import * as z from 'zod';
import { eventually } from './dossiers.ts';
import type { Received } from './webhooks.ts';

const Headers = z.object({
  'webhook-id': z.string(),
  'webhook-timestamp': z.string().regex(/^\d{10}$/),
  'webhook-signature': z.string(),
});

/** Checks a webhook with the verifier that its standard offers, at the time at which it says it was sent. */
export function verified({ headers, body }: Received, secret: string): unknown {
  const signed = Headers.parse(headers);
  vi.useFakeTimers({ toFake: ['Date'], now: Number(signed['webhook-timestamp']) * 1000 });
  try {
    return new Webhook(secret).verify(body, signed);
  } finally {
    vi.useRealTimers();
  }
}

/** What a portal was told of a dossier, each notice once and in the journal's order, up to the last one. */
export async function noticesOf(received: Received[], code: string, last: string): Promise<string[]> {
  const types = () => {
    const own = received.filter(({ event }) => event.subject === code).map(({ event }) => event);
    const once = new Map(own.map((event) => [event.id, event]));
    return [...once.values()]
      .toSorted((a, b) => String(a['sequence']).localeCompare(String(b['sequence'])))
      .map(({ type }) => type.replace(/^vn\.gov\.motcua\.|\.v1$/g, ''));
  };
  return eventually(
    async () => types(),
    (types) => types.includes(last),
  );
}
