import type { Collection } from '#shared/fee/fee-schedule.ts';
import {
  isPaid,
  isPayable,
  outstanding,
  type PaymentRequest,
  receivedFor,
  requestState,
  type Transaction,
} from '#shared/fee/payment.ts';
import type { PaymentCommand } from '#shared/fee/payment-commands.ts';
import type { PaymentEvent } from '#shared/fee/payment-events.ts';
import { ok } from '#shared/kernel/result.ts';
import { isAtTheDesk, mayWork } from '#shared/unit/rights.ts';
import { awaitsJudgement } from '../../correction/correction.ts';
import { type Dossier, isClosed, isOpen, isSealed, type Open } from '../../dossier.ts';
import type { Decision, Facts } from '../../facts.ts';
import { type RefusalCode, refuse } from '../../refusal.ts';
import { decideRefund, recordRefund, requestRefund } from './refund.ts';
import { requestFees, resumedAfter } from './request-fees.ts';

type Command<T extends PaymentCommand['type']> = Extract<PaymentCommand, { type: T }>;

/** What happens to the money line when it is asked for by name. Business acts move it too: see `followMoney`. */
export function decidePayment(dossier: Dossier, command: PaymentCommand, facts: Facts): Decision {
  switch (command.type) {
    case 'decide-refund':
      return decideRefund(dossier, command, facts);
    case 'record-refund':
      return recordRefund(dossier, command, facts);
    case 'issue-receipt':
      return issueReceipt(dossier, command, facts);
    default:
      break;
  }
  if (isClosed(dossier)) return refuse('dossier-closed');
  if (!isOpen(dossier)) return refuse('not-submitted');
  if (command.type === 'record-payment') return recordPayment(dossier, command, facts);
  const refused = whyNotOfficer(dossier, command.task, facts);
  if (refused !== undefined) return refuse(refused);
  if (command.type === 'request-payment') return requestPayment(dossier, command.collect, facts);
  const request = requestOf(dossier, command.no);
  if (request === undefined) return refuse('unknown-payment');
  return command.type === 'cancel-payment'
    ? cancel(dossier, request, command.reason, facts)
    : requestRefund(request, command.reason);
}

/** Money is for whoever works on the open task, and for the desk of the receiving unit. */
function whyNotOfficer(dossier: Open, task: number, { by }: Facts): RefusalCode | undefined {
  if (by.kind !== 'officer') return 'wrong-role';
  if (task !== dossier.task.no) return 'task-closed';
  return mayWork(by, dossier.task) || isAtTheDesk(by, dossier) ? undefined : 'wrong-role';
}

const requestOf = ({ payment }: Dossier, no: number) =>
  payment?.requests.find((request) => request.no === no);

/** Whether nobody has decided yet if its money is given back: declined, it would be asked for twice. */
const isDoubtful = ({ refund }: PaymentRequest) => refund !== undefined && refund.decided === undefined;

function requestPayment(dossier: Open, collect: Collection, facts: Facts): Decision {
  if (dossier.status === 'awaiting-supplement') return refuse('awaiting-supplement');
  if (awaitsJudgement(dossier)) return refuse('correction-not-judged');
  const earlier = dossier.payment?.requests.findLast((request) => request.collect === collect);
  if (
    earlier !== undefined &&
    (isPayable(earlier) || requestState(earlier) === 'paid' || isDoubtful(earlier))
  )
    return refuse('already-requested');
  const asked = requestFees(dossier, collect, facts);
  return asked.length === 0 ? refuse('no-fee') : ok(asked);
}

/** Counts received money once (idempotent by transaction); money that cannot be counted is refused here and kept in the ledger. */
function recordPayment(
  dossier: Open,
  { task = dossier.task.no, no, transaction }: Command<'record-payment'>,
  facts: Facts,
): Decision {
  const refused = facts.by.kind === 'system' ? undefined : whyNotOfficer(dossier, task, facts);
  if (refused !== undefined) return refuse(refused);
  const request = requestOf(dossier, no);
  if (request === undefined) return refuse('unknown-payment');
  const earlier = recordedBefore(dossier, transaction);
  if (earlier !== undefined) {
    const { amount, method } = earlier.transaction;
    const isSame = earlier.no === no && amount === transaction.amount && method === transaction.method;
    return isSame ? ok([]) : refuse('contradiction');
  }
  const obstacle = whyNotPay(dossier, request, transaction);
  if (obstacle !== undefined) return refuse(obstacle);
  const isWhole = transaction.amount === outstanding(request);
  const resumed = isWhole && request.ended === undefined && resumedAfter(dossier, request, facts);
  return ok([{ type: 'payment.received', no, transaction, ...(resumed && { resumed }) }]);
}

/** The transaction of this number that was recorded before, and the request that it paid. */
const recordedBefore = ({ payment }: Open, { id, provider }: Transaction) =>
  (payment?.requests ?? [])
    .flatMap(({ no, received }) => received.map((transaction) => ({ no, transaction })))
    .find(({ transaction }) => transaction.id === id && transaction.provider === provider);

function whyNotPay(
  { payment }: Open,
  request: PaymentRequest,
  { amount, method }: { amount: number; method: string },
): RefusalCode | undefined {
  const left = outstanding(request);
  if (request.ended === 'cancelled') return 'payment-cancelled';
  if (left === 0 || request.refund !== undefined) return 'already-paid';
  const again = payment?.requests.findLast(({ collect }) => collect === request.collect);
  // Late money still counts, unless it was asked for again meanwhile.
  if (again?.no !== request.no) return 'payment-cancelled';
  const fits = method === 'online' ? amount === left : amount > 0 && amount <= left;
  return fits ? undefined : 'wrong-amount';
}

function cancel(dossier: Open, request: PaymentRequest, reason: string, facts: Facts): Decision {
  const { no } = request;
  if (receivedFor(request) > 0) return refuse('already-paid');
  if (request.ended === 'cancelled') return refuse('payment-cancelled');
  const resumed = request.ended === undefined && resumedAfter(dossier, request, facts);
  return ok([{ type: 'payment.cancelled', no, reason, ...(resumed && { resumed }) }]);
}

function issueReceipt(dossier: Dossier, { no, receipt }: Command<'issue-receipt'>, { by }: Facts): Decision {
  if (by.kind !== 'system') return refuse('wrong-role');
  if (isSealed(dossier)) return refuse('already-sealed');
  const request = requestOf(dossier, no);
  if (request === undefined) return refuse('unknown-payment');
  if (request.receipt !== undefined) return ok([]);
  return isPaid(request) ? ok([{ type: 'receipt.issued', no, receipt }]) : refuse('not-paid');
}

/** A payment that never came: it lapses, and an officer decides what follows. */
export const lapsedPayments = (dossier: Open, facts: Facts): PaymentEvent[] =>
  (dossier.payment?.requests ?? [])
    .filter((request) => isPayable(request) && facts.at >= request.until)
    .map((request) => {
      const resumed = resumedAfter(dossier, request, facts);
      return { type: 'payment.lapsed', no: request.no, ...(resumed && { resumed }) };
    });
