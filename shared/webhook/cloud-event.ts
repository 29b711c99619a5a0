import * as z from 'zod';
import { noticesOf } from '#shared/dossier/journal/notices.ts';
import { Guidance } from '#shared/dossier/result.ts';
import { Contact, SupplementItem } from '#shared/dossier/supplement-request.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';

/** CloudEvents 1.0, structured JSON. `id` is the same however often the event is sent; `sequence` is the journal's. */
export const CloudEvent = z.strictObject({
  specversion: z.literal('1.0'),
  id: z.string(),
  source: z.string(),
  type: z.string(),
  subject: z.string(),
  time: z.iso.datetime(),
  datacontenttype: z.literal('application/json'),
  sequence: z.string(),
  data: z.record(z.string(), z.json()),
});
export type CloudEvent = z.infer<typeof CloudEvent>;

/** A webhook on its way to a portal. */
export const Delivery = z.strictObject({ portal: z.string(), event: CloudEvent });
export type Delivery = z.infer<typeof Delivery>;

/**
 * What a portal is told of a journal entry. Who the applicant is does not travel: the portal knows it, or reads it under
 * its own right; so does the status, which may have moved on by the time the notice is read.
 */
export const cloudEventsOf = (entry: JournalEntry): CloudEvent[] =>
  noticesOf(entry).map(({ type, event }, index) => ({
    specversion: '1.0',
    id: `${entry.code}.${entry.seq}.${index + 1}`,
    source: '/v1/dossiers',
    type,
    subject: entry.code,
    time: entry.at,
    datacontenttype: 'application/json',
    sequence: String(entry.seq).padStart(6, '0'),
    data: { dossier: entry.code, ...detailOf(event) },
  }));

/** A due time before and after. */
const Move = z.object({ before: z.string(), after: z.string() });

const Details = z.union([
  z.object({
    type: z.literal('dossier.accepted'),
    clock: z.object({ receivedAt: z.string(), dueAt: z.string() }),
  }),
  z.object({
    type: z.literal('supplement.requested'),
    request: z.object({
      reason: z.string(),
      components: z.array(z.string()),
      until: z.string(),
      items: z.array(SupplementItem).optional(),
      contact: Contact.optional(),
      again: z.string().optional(),
    }),
  }),
  z.object({ type: z.literal('dossier.redated'), due: Move.optional(), task: Move.optional() }),
  z.object({
    type: z.literal('dossier.reappointed'),
    reason: z.string(),
    before: z.string(),
    dueAt: z.string(),
  }),
  z.object({
    type: z.literal('dossier.extended'),
    ground: z.string(),
    limit: z.object({ value: z.int(), unit: z.string() }),
    reason: z.string(),
    basis: z.string(),
    before: z.string(),
    dueAt: z.string(),
  }),
  z.object({ type: z.literal('message.sent'), from: z.string(), awaitsAnswer: z.boolean().optional() }),
  z.object({ type: z.literal('correction.judged'), madeBy: z.string(), reason: z.string() }),
  z.object({ type: z.literal('supplement.ended'), as: z.string(), clockDueAt: z.string().optional() }),
  z.object({ type: z.literal('file.rejected'), file: z.string(), problem: z.string() }),
  /** With `token`, anybody checks the result at `GET /v1/verify/{token}`. */
  z.object({ type: z.literal('result.issued'), file: z.string(), token: z.string().optional() }),
  z.object({
    type: z.literal('delivery.sent'),
    carrier: z.string(),
    tracking: z.string(),
    expectedBy: z.string(),
  }),
  z.object({ type: z.literal('delivery.delivered'), by: z.string(), tracking: z.string().optional() }),
  z.object({ type: z.literal('delivery.failed'), reason: z.string(), tracking: z.string().optional() }),
  z.object({
    type: z.literal('payment.requested'),
    no: z.int(),
    collect: z.string(),
    total: z.int(),
    until: z.string(),
  }),
  z.object({
    type: z.literal('payment.received'),
    no: z.int(),
    transaction: z.object({ id: z.string(), amount: z.int(), method: z.string() }),
  }),
  z.object({ type: z.literal('payment.lapsed'), no: z.int() }),
  z.object({ type: z.literal('payment.cancelled'), no: z.int(), reason: z.string() }),
  z.object({
    type: z.literal('receipt.issued'),
    no: z.int(),
    receipt: z.object({ symbol: z.string(), number: z.int(), year: z.int(), amount: z.int() }),
  }),
  z.object({
    type: z.literal('refund.decided'),
    no: z.int(),
    approved: z.boolean(),
    reason: z.string().optional(),
  }),
  z.object({ type: z.literal('refund.made'), no: z.int(), transaction: z.string() }),
  z.object({
    type: z.literal('dossier.closed'),
    as: z.string(),
    reason: z.string().optional(),
    basis: z.string().optional(),
    guidance: Guidance.optional(),
  }),
]);

/** What the `data` of a notice of such an event holds. */
export function noticeData(eventType: string): z.ZodObject {
  const { type: _, ...detail } =
    Details.options.find(({ shape }) => shape.type.value === eventType)?.shape ?? {};
  return z.object({ dossier: z.string(), ...detail });
}

/** What may leave with the notice: named field by field, so that a new field of an event stays inside. */
function detailOf(event: { type: string }): CloudEvent['data'] {
  const known = Details.safeParse(event);
  if (!known.success) return {};
  const { type: _, ...detail } = known.data;
  return z.record(z.string(), z.json()).parse(detail);
}
