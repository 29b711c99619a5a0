import type { Amount } from '#shared/fee/fee-schedule.ts';
import { type PaymentRequest, receivedFor, requestState } from '#shared/fee/payment.ts';
import type { PaymentCommand } from '#shared/fee/payment-commands.ts';
import type { PaymentEvent } from '#shared/fee/payment-events.ts';
import { ok } from '#shared/kernel/result.ts';
import { isAtTheDesk, isWithin } from '#shared/unit/rights.ts';
import { type Dossier, isSealed } from '../../dossier.ts';
import type { Decision, Facts } from '../../facts.ts';
import { refuse } from '../../refusal.ts';

type Command<T extends PaymentCommand['type']> = Extract<PaymentCommand, { type: T }>;

export const askedBack = (
  request: PaymentRequest,
  reason: string,
  by: { amount: Amount; basis?: string | undefined } = { amount: receivedFor(request) },
): PaymentEvent => ({
  type: 'refund.requested',
  no: request.no,
  amount: by.amount,
  reason,
  ...(by.basis !== undefined && { basis: by.basis }),
});

/** The first of the two steps: somebody says why the money should go back. */
export function requestRefund(request: PaymentRequest, reason: string): Decision {
  if (request.refund !== undefined && request.refund.decided?.approved !== false) {
    return refuse('already-refunded');
  }
  return receivedFor(request) === 0 ? refuse('not-paid') : ok([askedBack(request, reason)]);
}

/** The refund that is asked for; a dossier that is sealed has none any more. */
function openRefund(dossier: Dossier, no: number) {
  const request = dossier.payment?.requests.find((one) => one.no === no);
  if (request === undefined) return refuse('unknown-payment');
  if (isSealed(dossier)) return refuse('already-sealed');
  const { refund } = request;
  return refund !== undefined && requestState(request) === 'refunding' ? ok(refund) : refuse('no-refund');
}

/** The second step: a leader of the unit, and not the one who asked, lets the money go or keeps it. */
export function decideRefund(
  dossier: Dossier,
  { no, approved, reason }: Command<'decide-refund'>,
  { by }: Facts,
): Decision {
  const leads = by.kind === 'officer' && by.roles.includes('leader') && isWithin(dossier.unit, by.unit);
  if (!leads) return refuse('wrong-role');
  const refund = openRefund(dossier, no);
  if (!refund.ok) return refund;
  if (refund.value.decided !== undefined) return refuse('refund-decided');
  if (refund.value.by === by.id) return refuse('own-refund');
  if (!approved && reason === undefined) return refuse('reason-required');
  return ok([{ type: 'refund.decided', no, approved, ...(reason !== undefined && { reason }) }]);
}

/** The money went back, by the provider's word or over the desk. */
export function recordRefund(
  dossier: Dossier,
  { no, transaction }: Command<'record-refund'>,
  { by }: Facts,
): Decision {
  if (by.kind !== 'system' && !isAtTheDesk(by, dossier)) return refuse('wrong-role');
  const request = dossier.payment?.requests.find((one) => one.no === no);
  if (request?.refund?.made?.transaction === transaction) return ok([]);
  const refund = openRefund(dossier, no);
  if (!refund.ok) return refund;
  return refund.value.decided === undefined
    ? refuse('refund-undecided')
    : ok([{ type: 'refund.made', no, transaction }]);
}
