import * as z from 'zod';
import { AssessedLine, DueLine } from './due-line.ts';
import { Amount, Collection, Subject } from './fee-schedule.ts';
import { Receipt, Transaction, Waiting } from './payment.ts';
import { Relief } from './relief.ts';

const Instant = z.iso.datetime();
const no = z.int().positive();

/** Where the step and the legal clock stand after a wait for money; there only where they stood still. */
const Resumed = z.object({
  dueAt: Instant,
  warnAt: Instant,
  clockDueAt: Instant,
  /** The version of the calendar by which `clockDueAt` was counted. */
  countedBy: z.int().optional(),
});
export type Resumed = z.infer<typeof Resumed>;

/** What can happen to the money line of a dossier. */
export const paymentEvents = [
  z.object({
    type: z.literal('fees.assessed'),
    subject: Subject,
    lines: z.array(AssessedLine),
    reliefs: z.array(Relief).optional(),
  }),
  z.object({
    type: z.literal('payment.requested'),
    no,
    collect: Collection,
    lines: z.array(DueLine),
    total: Amount,
    until: Instant,
    before: Waiting.optional(),
    pauses: z.string().optional(),
  }),
  z.object({
    type: z.literal('payment.received'),
    no,
    transaction: Transaction,
    resumed: Resumed.optional(),
  }),
  z.object({ type: z.literal('payment.lapsed'), no, resumed: Resumed.optional() }),
  z.object({
    type: z.literal('payment.cancelled'),
    no,
    reason: z.string(),
    resumed: Resumed.optional(),
  }),
  z.object({ type: z.literal('receipt.issued'), no, receipt: Receipt }),
  z.object({
    type: z.literal('refund.requested'),
    no,
    amount: Amount,
    reason: z.string(),
    /** By which law it goes back; none where an officer asks. */
    basis: z.string().optional(),
  }),
  z.object({
    type: z.literal('refund.decided'),
    no,
    approved: z.boolean(),
    reason: z.string().optional(),
  }),
  z.object({ type: z.literal('refund.made'), no, transaction: z.string() }),
] as const;

export const PaymentEvent = z.discriminatedUnion('type', paymentEvents);
export type PaymentEvent = z.infer<typeof PaymentEvent>;
