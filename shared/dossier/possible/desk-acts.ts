import { isPayable, outstanding, type PaymentRequest, receivedFor } from '#shared/fee/payment.ts';
import { type DeliveryReport, deliveryWay } from '../delivery.ts';
import type { Open } from '../dossier.ts';
import type { Facts } from '../facts.ts';
import type { Trial } from './possible-act.ts';

/** Stands for any text. */
const text = '-';

/** What is done at the desk beside the step: money, the result's way, and taking the dossier back. */
export const deskTrials = (dossier: Open, facts: Facts): Trial[] => [
  ...requestTrials(dossier, facts),
  ...(dossier.payment?.requests ?? []).flatMap((request) => paymentTrials(dossier.task.no, request, facts)),
  ...deliveryTrials(dossier),
  { act: 'withdrawal', needs: ['reason'], command: () => ({ type: 'withdraw', reason: text }) },
];

/** One for each time at which the procedure collects money. */
function requestTrials({ task: { no: task } }: Open, { procedure }: Facts): Trial[] {
  const collections = new Set(procedure.fees?.lines.map(({ collect }) => collect));
  return [...collections].map((collect) => ({
    act: 'payment-requests',
    collect,
    command: () => ({ type: 'request-payment', task, collect }),
  }));
}

/** As far as its state lets anybody do anything with it. */
function paymentTrials(task: number, request: PaymentRequest, { at: paidAt }: Facts): Trial[] {
  const { no, collect } = request;
  const about = { no, collect };
  const amount = outstanding(request);
  const transaction = { id: text, amount, method: 'cash', paidAt } as const;
  const taking: Trial = {
    act: 'payment',
    ...about,
    needs: ['amount', 'method', 'transaction'],
    command: () => ({ type: 'record-payment', task, no, transaction }),
  };
  const cancelling: Trial = {
    act: 'payment-cancellation',
    ...about,
    needs: ['reason'],
    command: () => ({ type: 'cancel-payment', task, no, reason: text }),
  };
  const givingBack: Trial = {
    act: 'refund-request',
    ...about,
    needs: ['reason'],
    command: () => ({ type: 'request-refund', task, no, reason: text }),
  };
  return [
    ...(amount > 0 ? [taking] : []),
    ...(isPayable(request) ? [cancelling] : []),
    ...(receivedFor(request) > 0 && request.refund === undefined ? [givingBack] : []),
  ];
}

/** A result that goes by post: handed to the carrier, then arrived or come back. */
function deliveryTrials(dossier: Open): Trial[] {
  if (dossier.status !== 'resolved' || deliveryWay(dossier) !== 'post') return [];
  const sent = { carrier: text, tracking: text };
  const reports: [report: DeliveryReport, needs: string[]][] =
    dossier.delivery?.last?.state === 'sent'
      ? [
          [{ state: 'delivered', receiver: text }, ['handover']],
          [{ state: 'failed', reason: text }, ['reason']],
        ]
      : [[{ state: 'sent', ...sent }, ['carrier', 'tracking']]];
  return reports.map(([report, needs]) => ({
    act: 'delivery',
    state: report.state,
    needs,
    command: () => ({ type: 'record-delivery', report }),
  }));
}
