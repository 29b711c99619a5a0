import * as z from 'zod';
import { Text } from '#shared/kernel/text.ts';

const loopback = new Set(['localhost', '127.0.0.1', '[::1]']);

/** HTTPS everywhere; plain HTTP only to the machine itself, where a portal is developed. */
const isSafe = (url: string) => {
  const { protocol, hostname, username, password } = new URL(url);
  if (username !== '' || password !== '') return false;
  return protocol === 'https:' || (protocol === 'http:' && loopback.has(hostname));
};

/** Where and with which Standard Webhooks secret a portal is told of changes to its dossiers. */
const Webhook = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, abort: true })
    .refine(isSafe, 'https, or http to this machine; no credentials in it'),
  secret: z.string().regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/),
});

/** A system that submits dossiers for applicants; its `id` is the subject of its tokens. */
export const Portal = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name: Text,
  webhook: Webhook.optional(),
  active: z.boolean(),
});
export type Portal = z.infer<typeof Portal>;
