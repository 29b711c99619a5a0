import { assess } from '#shared/fee/fee-due.ts';
import { isDueBefore, pausing, pendingRequests, receivedFor, type Waiting } from '#shared/fee/payment.ts';
import type { PaymentEvent } from '#shared/fee/payment-events.ts';
import { ok } from '#shared/kernel/result.ts';
import { type Dossier, isOpen } from './dossier.ts';
import type { DossierEvent, Drafted } from './events.ts';
import type { Decision, Facts } from './facts.ts';
import { type Charged, requestFees, resumedAfter } from './fees-of.ts';
import { askedBack } from './refunding.ts';
import { refuse } from './refusal.ts';

/**
 * The money line follows the business line: what is decided there may have to wait for money, asks for it, or gives it
 * back. A procedure without fees has no such line.
 */
export function followMoney(dossier: Dossier, decision: Decision, facts: Facts): Decision {
  if (!decision.ok || facts.procedure.fees === undefined) return decision;
  const events = decision.value;
  if (events.some(({ type }) => carriesOn.has(type)) && awaitsPayment(dossier))
    return refuse('awaiting-payment');
  if (events.some((event) => isUnpaid(dossier, event))) return refuse('payment-due');
  return ok(
    events.flatMap((event) => [
      ...beforeClosing(dossier, event, facts),
      event,
      ...consequences(dossier, event, facts),
    ]),
  );
}

/** The same for the first act, when there is no dossier yet. */
export function withFees(events: DossierEvent[], facts: Facts): DossierEvent[] {
  const { fees } = facts.procedure;
  const drafted = events.find((event) => event.type === 'dossier.drafted');
  if (fees === undefined || drafted === undefined) return events;
  const assessed = assess(fees, caseOf(drafted));
  const subject = drafted.applicant.kind;
  const charged = { ...drafted, payment: { subject, assessed, requests: [] } };
  return events.flatMap((event): DossierEvent[] => {
    if (event === drafted) return [event, { type: 'fees.assessed', subject, lines: assessed }];
    return [event, ...consequences(charged, event, facts)];
  });
}

const caseOf = ({ channel, applicant, form }: Drafted) => ({ channel, subject: applicant.kind, form });

/** What an officer cannot do while the dossier stands still for money. */
const carriesOn: ReadonlySet<string> = new Set(['task.completed', 'supplement.requested']);

const waitingActs: Partial<Record<DossierEvent['type'], Waiting>> = {
  'dossier.accepted': 'accept',
  'result.ordered': 'issue',
  'result.issued': 'issue',
  'delivery.sent': 'return',
};

function isUnpaid({ payment }: Dossier, event: DossierEvent): boolean {
  const isReturn = event.type === 'dossier.closed' && event.as === 'returned';
  const act = isReturn ? 'return' : waitingActs[event.type];
  return act !== undefined && isDueBefore(payment, act);
}

function consequences(dossier: Charged, event: DossierEvent, facts: Facts): PaymentEvent[] {
  const { fees } = facts.procedure;
  switch (event.type) {
    case 'supplement.announced': {
      const { payment, channel } = dossier;
      if (fees === undefined || payment === undefined || event.form === undefined) return [];
      const { subject } = payment;
      return [
        { type: 'fees.assessed', subject, lines: assess(fees, { channel, subject, form: event.form }) },
      ];
    }
    case 'dossier.submitted':
      return requestFees(dossier, 'at-reception', facts);
    case 'result.issued':
      return requestFees(dossier, 'at-return', facts);
    default:
      return [];
  }
}

/** A dossier that ends is not paid for any more; what was paid goes back where the schedule says so. */
function beforeClosing(dossier: Dossier, event: DossierEvent, facts: Facts): PaymentEvent[] {
  const { payment } = dossier;
  if (event.type !== 'dossier.closed' || payment === undefined) return [];
  const { refund } = facts.procedure.fees ?? {};
  const isOwed =
    (event.as === 'withdrawn' || event.as === 'refused' || event.as === 'stopped') && refund?.[event.as];
  const reason = event.reason ?? event.as;
  const unpaid = pendingRequests(payment).map((request): PaymentEvent => {
    const resumed = isOpen(dossier) && resumedAfter(dossier, request, facts);
    return { type: 'payment.cancelled', no: request.no, reason, ...(resumed && { resumed }) };
  });
  const paid = payment.requests
    .filter((request) => receivedFor(request) > 0 && request.refund === undefined)
    .filter((request) => isOwed || pendingRequests(payment).includes(request))
    .map((request) => askedBack(request, reason));
  return [...unpaid, ...paid];
}

/** Whether the dossier stands still for money: nobody may carry it on until it is paid, lapsed or waived. */
export const awaitsPayment = ({ payment }: Pick<Dossier, 'payment'>) => pausing(payment) !== undefined;
