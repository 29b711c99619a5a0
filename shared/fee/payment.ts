import * as z from 'zod';
import { AssessedLine, DueLine } from './due-line.ts';
import { Amount, Collection, Subject } from './fee-schedule.ts';
import { Relief } from './relief.ts';

const Instant = z.iso.datetime();

/** How money came: over a payment provider, in cash at the desk, or by a bank transfer that an officer saw. */
const PaymentMethod = z.enum(['online', 'cash', 'transfer']);
export type PaymentMethod = z.infer<typeof PaymentMethod>;

/** Money that came in. The transaction is the provider's number, or that of the desk's own slip. */
export const Transaction = z.object({
  id: z.string(),
  amount: Amount,
  method: PaymentMethod,
  provider: z.string().optional(),
  /** When the payer paid, which may be long before we heard of it. */
  paidAt: Instant,
});
export type Transaction = z.infer<typeof Transaction>;

/** The receipt (biên lai) over a paid request; one over nothing is still a receipt. */
export const Receipt = z.object({
  template: z.string(),
  /** Symbol of the series, and the number in it: each unit counts its own, from 1 in each year. */
  symbol: z.string(),
  number: z.int().positive(),
  unit: z.string(),
  year: z.int(),
  amount: Amount,
  at: Instant,
});
export type Receipt = z.infer<typeof Receipt>;

/** Money on its way back: asked for with a reason, decided by somebody else, then made. */
export const Refund = z.object({
  amount: Amount,
  reason: z.string(),
  /** By which law it goes back, where the dossier's ending asked for it. */
  basis: z.string().optional(),
  by: z.string(),
  at: Instant,
  decided: z
    .object({ approved: z.boolean(), by: z.string(), at: Instant, reason: z.string().optional() })
    .optional(),
  made: z.object({ transaction: z.string(), at: Instant }).optional(),
});
export type Refund = z.infer<typeof Refund>;

/** The act of an officer that waits for the money. */
export const Waiting = z.enum(['accept', 'issue', 'return']);
export type Waiting = z.infer<typeof Waiting>;

/** What the payer was asked for, and what became of it. */
export const PaymentRequest = z.object({
  no: z.int().positive(),
  collect: Collection,
  lines: z.array(DueLine),
  total: Amount,
  at: Instant,
  until: Instant,
  before: Waiting.optional(),
  /** By what law the legal clock, and with it the open step, stands still until it is paid. */
  pauses: z.string().optional(),
  ended: z.enum(['lapsed', 'cancelled']).optional(),
  /** Why it was cancelled. */
  reason: z.string().optional(),
  received: z.array(Transaction),
  receipt: Receipt.optional(),
  refund: Refund.optional(),
});
export type PaymentRequest = z.infer<typeof PaymentRequest>;

/** The money line of a dossier; there only where its procedure has fees. */
export const Payment = z.object({
  /** The kind of applicant, on which lines of the schedule may depend. */
  subject: Subject,
  /** What the applicant claims that lowers what is paid. */
  reliefs: z.array(Relief).optional(),
  /** What the schedule came to for this dossier, before any reduction. */
  assessed: z.array(AssessedLine),
  requests: z.array(PaymentRequest),
});
export type Payment = z.infer<typeof Payment>;

export const PaymentState = z.enum([
  'none',
  'requested',
  'partly',
  'paid',
  'lapsed',
  'cancelled',
  'refunding',
  'refunded',
]);
export type PaymentState = z.infer<typeof PaymentState>;

export const receivedFor = ({ received }: Pick<PaymentRequest, 'received'>): Amount =>
  received.reduce((sum, { amount }) => sum + amount, 0);

export const outstanding = (request: Pick<PaymentRequest, 'received' | 'total'>): Amount =>
  request.total - receivedFor(request);

/** Whether all that was asked for came, whatever became of it later; nothing to pay is paid unless it was given up. */
export const isPaid = (request: Pick<PaymentRequest, 'received' | 'total' | 'ended'>) =>
  outstanding(request) === 0 && (request.total > 0 || request.ended === undefined);

/** Whether the receipt over a paid request is still to be written. */
export const needsReceipt = (request: PaymentRequest) => isPaid(request) && request.receipt === undefined;

/** Where a request stands. Money that came after all outweighs that it was given up. */
export function requestState(request: PaymentRequest): PaymentState {
  const { refund, ended } = request;
  if (refund?.made !== undefined) return 'refunded';
  if (refund !== undefined && refund.decided?.approved !== false) return 'refunding';
  if (isPaid(request)) return 'paid';
  return ended ?? (receivedFor(request) > 0 ? 'partly' : 'requested');
}

/** Where the money line stands: with the last request. */
export function paymentState(payment: Payment | undefined): PaymentState {
  const last = payment?.requests.at(-1);
  return last === undefined ? 'none' : requestState(last);
}

const pending: ReadonlySet<PaymentState> = new Set(['requested', 'partly']);

/** Whether the payer may still pay it. */
export const isPayable = (request: PaymentRequest) => pending.has(requestState(request));

export const pendingRequests = (payment: Payment | undefined) => (payment?.requests ?? []).filter(isPayable);

/** The request that holds the clock still, if one does. */
export const pausing = (payment: Payment | undefined) =>
  pendingRequests(payment).find(({ pauses }) => pauses !== undefined);

/** Whether money stands in the way of this act: something was to be paid before it and was not. */
export const isDueBefore = (payment: Payment | undefined, act: Waiting) =>
  Map.groupBy(payment?.requests ?? [], ({ collect }) => collect)
    .values()
    // What was asked for again counts as it was asked for last.
    .map((requests) => requests.at(-1))
    .some((last) => last?.before === act && last.ended !== 'cancelled' && outstanding(last) > 0);

/** Whether something is still to come that belongs to the dossier's record: a receipt, or the end of a refund. */
export const isUnsettled = (payment: Payment | undefined) =>
  (payment?.requests ?? []).some((request) => requestState(request) === 'refunding' || needsReceipt(request));

/** Under which reference the payer and the provider know a request: `<dossier code>~P<number>`. */
export const paymentReference = (code: string, no: number) => `${code}~P${no}`;
/** The dossier and the request that a reference names; undefined where it is none of ours. */
export function readReference(reference: string): { code: string; no: number } | undefined {
  const [, code, no] = /^(.{1,80})~P([1-9]\d{0,3})$/.exec(reference) ?? [];
  return code === undefined ? undefined : { code, no: Number(no) };
}
