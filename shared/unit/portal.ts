import * as z from 'zod';
import { isSafeUrl } from '#shared/kernel/safe-url.ts';
import { Text } from '#shared/kernel/text.ts';
import { UnitId } from './unit.ts';

/** Where and with which Standard Webhooks secret a portal is told of changes to its dossiers. */
export const Webhook = z.strictObject({
  url: z
    .url({ protocol: /^https?$/, abort: true })
    .refine(isSafeUrl, 'https, or http to this machine; no credentials in it'),
  secret: z.string().regex(/^whsec_[A-Za-z0-9+/]{32,88}={0,2}$/),
});
export type Webhook = z.infer<typeof Webhook>;

/** A system that submits dossiers for applicants; its `id` is the subject of its tokens. */
export const Portal = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,60}$/),
  name: Text,
  webhook: Webhook.optional(),
  /** It is a postal carrier, for these units and those below them: it may tell of hand-overs. */
  carries: z.array(UnitId).min(1).optional(),
  active: z.boolean(),
});
export type Portal = z.infer<typeof Portal>;
