import * as z from 'zod';
import { isSafeUrl } from '#shared/kernel/safe-url.ts';
import { Text } from '#shared/kernel/text.ts';
import { UnitId } from './unit.ts';

/** Where and with which Standard Webhooks secret a portal is told of changes to its dossiers. */
export const Webhook = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, abort: true })
    .refine(isSafeUrl, 'https to a public name on port 443, or http to this machine; no credentials in it'),
  secret: z.string().regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/),
});
export type Webhook = z.infer<typeof Webhook>;

const ClientId = z.string().regex(/^[^\s#]{1,128}$/);

/**
 * A system that submits dossiers for applicants. Its dossiers are those of its `id`, and outlive the clients by which
 * its issuer knows it.
 */
export const Portal = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  /** Whose tokens are its own; left out, those of the client that is called like the portal. */
  clients: z.array(ClientId).min(1).optional(),
  name: Text,
  webhook: Webhook.optional(),
  /** It is a postal carrier, for these units and those below them: it may tell of hand-overs. */
  carries: z.array(UnitId).min(1).optional(),
  active: z.boolean(),
});
export type Portal = z.infer<typeof Portal>;

/** Whether the tokens of a client are this portal's. */
export const isClientOf = ({ id, clients = [id] }: Portal, client: string) => clients.includes(client);

/**
 * Which portal a client is; a client without a record is a portal of its own. Undefined for one that is only called
 * like a portal which has other clients.
 */
export function portalOf(portals: readonly Portal[], client: string): string | undefined {
  const known = portals.find((portal) => isClientOf(portal, client));
  if (known !== undefined) return known.id;
  return portals.some(({ id }) => id === client) ? undefined : client;
}
