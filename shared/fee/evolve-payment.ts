import type { JournalActor } from '#shared/journal/journal.ts';
import type { Payment, PaymentRequest } from './payment.ts';
import type { PaymentEvent } from './payment-events.ts';

type Entry = { code: string; at: string; by: Pick<JournalActor, 'id'> };
type RequestEvent = Exclude<PaymentEvent, { type: 'fees.assessed' | 'payment.requested' }>;

/** Folds one event into the money line. Throws only on corrupt history. */
export function evolvePayment(before: Payment | undefined, event: PaymentEvent, entry: Entry): Payment {
  if (event.type === 'fees.assessed') {
    const { subject, lines, reliefs } = event;
    return { subject, assessed: lines, ...(reliefs && { reliefs }), requests: before?.requests ?? [] };
  }
  if (before === undefined) throw new Error(`${event.type} for ${entry.code}, which costs nothing`);
  if (event.type === 'payment.requested') {
    const { type: _, ...asked } = event;
    return { ...before, requests: [...before.requests, { ...asked, at: entry.at, received: [] }] };
  }
  if (before.requests.every(({ no }) => no !== event.no)) {
    throw new Error(`${event.type} for payment ${event.no} of ${entry.code}, which was never requested`);
  }
  const requests = before.requests.map((one) => (one.no === event.no ? after(one, event, entry) : one));
  return { ...before, requests };
}

function after(request: PaymentRequest, event: RequestEvent, { at, by }: Entry): PaymentRequest {
  switch (event.type) {
    case 'payment.received':
      return { ...request, received: [...request.received, event.transaction] };
    case 'payment.lapsed':
      return { ...request, ended: 'lapsed' };
    case 'payment.cancelled':
      return { ...request, ended: 'cancelled', reason: event.reason };
    case 'receipt.issued':
      return { ...request, receipt: event.receipt };
    case 'refund.requested':
      return { ...request, refund: asked(event, { at, by }) };
    case 'refund.decided': {
      const { approved, reason } = event;
      const decided = { approved, by: by.id, at, ...(reason !== undefined && { reason }) };
      return { ...request, refund: { ...refundOf(request), decided } };
    }
    case 'refund.made':
      return { ...request, refund: { ...refundOf(request), made: { transaction: event.transaction, at } } };
    default:
      return event satisfies never;
  }
}

const asked = (
  { amount, reason, basis }: Extract<RequestEvent, { type: 'refund.requested' }>,
  { at, by }: Pick<Entry, 'at' | 'by'>,
) => ({ amount, reason, ...(basis !== undefined && { basis }), by: by.id, at });

function refundOf({ no, refund }: PaymentRequest) {
  if (refund === undefined) throw new Error(`payment ${no} has no refund`);
  return refund;
}
