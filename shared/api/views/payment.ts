import * as z from 'zod';
import { DueLine } from '#shared/fee/due-line.ts';
import { Amount, Collection } from '#shared/fee/fee-schedule.ts';
import { PaymentState, Receipt, Refund, Transaction, Waiting } from '#shared/fee/payment.ts';
import { Relief } from '#shared/fee/relief.ts';
import { Text } from '#shared/kernel/text.ts';
import { Reconciliation } from '#shared/payment/reconciliation.ts';

/** RFC 3339 with the offset of Việt Nam. */
const Time = z.iso.datetime({ offset: true });

const Decided = z.strictObject({
  approved: z.boolean(),
  by: z.string(),
  at: Time,
  reason: z.string().optional(),
});

const RefundView = z.strictObject({
  ...Refund.shape,
  at: Time,
  decided: Decided.optional(),
  made: z.strictObject({ transaction: z.string(), at: Time }).optional(),
});
export type RefundView = z.infer<typeof RefundView>;

/** The money line: each request with its lines, what came in, the receipt and the refund. Amounts in VND. */
export const PaymentView = z.strictObject({
  state: PaymentState,
  /** What the applicant claimed that lowers the fees, with the paper that shows it. */
  reliefs: z.array(z.strictObject({ ...Relief.shape, name: Text })).optional(),
  requests: z.array(
    z.strictObject({
      no: z.int(),
      /** By which the payer and the provider know it. */
      reference: z.string(),
      state: PaymentState,
      collect: Collection,
      lines: z.array(DueLine),
      total: Amount,
      outstanding: Amount,
      at: Time,
      until: Time,
      /** The act that waits for it. */
      before: Waiting.optional(),
      /** By what law the clock stands still for it. */
      pauses: z.string().optional(),
      /** Why it was cancelled. */
      reason: z.string().optional(),
      received: z.array(z.strictObject({ ...Transaction.shape, paidAt: Time })),
      receipt: z.strictObject({ ...Receipt.shape, at: Time }).optional(),
      refund: RefundView.optional(),
    }),
  ),
});
export type PaymentView = z.infer<typeof PaymentView>;

/** Where the payer pays: a page, and the text of a QR code where the provider gives one. */
export const StartedPayment = z.strictObject({
  reference: z.string(),
  provider: z.string(),
  amount: Amount,
  until: Time,
  url: z.url(),
  qr: z.string().optional(),
});

/** What became of a callback; `unmatched` money is kept for a person to look at, and not told again. */
export const CallbackTaken = z.strictObject({
  result: z.enum(['matched', 'unmatched']),
  repeated: z.boolean(),
  reason: z.string().optional(),
});

export const Reconciliations = z.strictObject({ items: z.array(Reconciliation.extend({ at: Time })) });
