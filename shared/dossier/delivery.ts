import * as z from 'zod';
import { line } from '#shared/kernel/line.ts';
import { Phone } from '#shared/unit/person.ts';
import type { Channel } from './applicant.ts';

/** At the desk, by public post, or through the portal. */
export const DeliveryWay = z.enum(['desk', 'post', 'electronic']);
export type DeliveryWay = z.infer<typeof DeliveryWay>;

/** How the applicant wishes to have the result. */
export const DeliveryWish = z.discriminatedUnion('by', [
  z.strictObject({ by: z.literal('desk') }),
  z.strictObject({ by: z.literal('electronic') }),
  z.strictObject({
    by: z.literal('post'),
    address: line(500),
    /** Absent if it is the applicant. */
    receiver: line(200).optional(),
    phone: Phone.optional(),
  }),
]);
export type DeliveryWish = z.infer<typeof DeliveryWish>;

/** Who took the result and what shows it: identity or authorisation, signature, the carrier's proof. */
export const Handover = z.strictObject({
  /** Absent if the portal itself is the way. */
  receiver: line(200).optional(),
  identity: z
    .strictObject({ kind: z.enum(['identity-card', 'passport', 'vneid', 'other']), number: line(40) })
    .optional(),
  /** By what somebody else than the applicant was entitled to take it. */
  authorisation: line(500).optional(),
  /** The file of the dossier that shows the signature or the carrier's proof. */
  proof: z.string().min(1).max(60).optional(),
  tracking: line(60).optional(),
});
export type Handover = z.infer<typeof Handover>;

const sent = { carrier: line(100), tracking: line(60) };
const failed = { reason: line(500), tracking: line(60).optional() };

/** What somebody reports of the result's way to the applicant. */
export const DeliveryReport = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('sent'), ...sent }),
  z.strictObject({ state: z.literal('delivered'), ...Handover.shape }),
  z.strictObject({ state: z.literal('failed'), ...failed }),
]);
export type DeliveryReport = z.infer<typeof DeliveryReport>;

const at = z.iso.datetime();

/** What was last reported of the result's way. */
const DeliveryAct = z.discriminatedUnion('state', [
  z.object({ state: z.literal('sent'), at, ...sent }),
  z.object({ state: z.literal('delivered'), at, by: DeliveryWay, ...Handover.shape }),
  z.object({ state: z.literal('failed'), at, ...failed }),
]);

export type DeliveryAct = z.infer<typeof DeliveryAct>;

/** The delivery line of a dossier: there only where a wish was stated or something was reported. */
export const Delivery = z.object({ wish: DeliveryWish.optional(), last: DeliveryAct.optional() });
export type Delivery = z.infer<typeof Delivery>;

export const DeliveryState = z.enum(['pending', 'ready', 'sent', 'delivered', 'failed']);
export type DeliveryState = z.infer<typeof DeliveryState>;

const usual: Record<Channel, DeliveryWay> = { online: 'electronic', desk: 'desk', post: 'post' };

type Delivered = { channel: Channel; status: string; delivery?: Delivery | undefined };

/** By which way the result goes: the one that was used, or wished, or that goes with the channel. */
export const deliveryWay = ({ channel, delivery }: Delivered): DeliveryWay =>
  (delivery?.last?.state === 'delivered' ? delivery.last.by : delivery?.wish?.by) ?? usual[channel];

/** Where the result is on its way; a dossier that ended without one has no such state. */
export function deliveryState({ status, delivery }: Delivered): DeliveryState | undefined {
  if (delivery?.last !== undefined) return delivery.last.state;
  if (status === 'returned') return 'delivered';
  if (status === 'resolved') return 'ready';
  return ['refused', 'stopped', 'withdrawn', 'expired'].includes(status) ? undefined : 'pending';
}
