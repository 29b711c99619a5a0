import type { PaymentView, RefundView } from '#shared/api/views/payment.ts';
import {
  outstanding,
  type Payment,
  type PaymentRequest,
  paymentReference,
  paymentState,
  type Refund,
  requestState,
} from '#shared/fee/payment.ts';
import { grounds } from '#shared/fee/relief.ts';
import { localTime } from '#shared/kernel/time.ts';

/** The money line as its callers see it. */
export const paymentView = (code: string, payment: Payment): PaymentView => ({
  state: paymentState(payment),
  ...(payment.reliefs && {
    reliefs: payment.reliefs.map((relief) => ({ ...relief, name: grounds[relief.ground].name })),
  }),
  requests: payment.requests.map((request) => requestView(code, request)),
});

const requestView = (code: string, request: PaymentRequest): PaymentView['requests'][number] => ({
  no: request.no,
  reference: paymentReference(code, request.no),
  state: requestState(request),
  collect: request.collect,
  lines: request.lines,
  total: request.total,
  outstanding: outstanding(request),
  at: localTime(request.at),
  until: localTime(request.until),
  ...(request.before !== undefined && { before: request.before }),
  ...(request.pauses !== undefined && { pauses: request.pauses }),
  ...(request.reason !== undefined && { reason: request.reason }),
  received: request.received.map(({ paidAt, ...one }) => ({ ...one, paidAt: localTime(paidAt) })),
  ...(request.receipt && { receipt: { ...request.receipt, at: localTime(request.receipt.at) } }),
  ...(request.refund && { refund: refundView(request.refund) }),
});

const refundView = ({ at, decided, made, ...refund }: Refund): RefundView => ({
  ...refund,
  at: localTime(at),
  ...(decided && { decided: { ...decided, at: localTime(decided.at) } }),
  ...(made && { made: { ...made, at: localTime(made.at) } }),
});
