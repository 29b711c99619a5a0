import { totalOf } from '#shared/fee/due-line.ts';
import { assess } from '#shared/fee/fee-due.ts';
import type { FeeSchedule } from '#shared/fee/fee-schedule.ts';
import {
  isDueBefore,
  isPayable,
  type PaymentRequest,
  pausing,
  pendingRequests,
  receivedFor,
  type Waiting,
} from '#shared/fee/payment.ts';
import type { PaymentEvent } from '#shared/fee/payment-events.ts';
import type { Relief } from '#shared/fee/relief.ts';
import { ok } from '#shared/kernel/result.ts';
import { awaitsJudgement } from '../../correction/correction.ts';
import { type Dossier, isOpen } from '../../dossier.ts';
import type { DossierEvent, Drafted } from '../../events.ts';
import type { Decision, Facts } from '../../facts.ts';
import { refuse } from '../../refusal.ts';
import { withJudgement } from '../judge-correction.ts';
import { askedBack } from './refund.ts';
import { type Charged, requestFees, resumedAfter } from './request-fees.ts';

/**
 * The money line follows the business line: what is decided there may have to wait for money, asks for it, or gives it
 * back. A procedure without fees has no such line.
 */
export function followMoney(dossier: Dossier, decision: Decision, facts: Facts): Decision {
  const { fees } = facts.procedure;
  if (!decision.ok || fees === undefined) return decision;
  const events = decision.value;
  if (events.some(({ type }) => carriesOn.has(type)) && awaitsPayment(dossier))
    return refuse('awaiting-payment');
  if (events.some((event) => isUnpaid(dossier, event))) return refuse('payment-due');
  return ok(
    events.flatMap((event) => [
      ...beforeClosing(dossier, event, facts, fees),
      event,
      ...consequences(dossier, event, facts, fees),
    ]),
  );
}

/** The same for the first act, when there is no dossier yet: what follows the draft in it, and what is asked for. */
export function withFees(
  drafted: Drafted,
  then: DossierEvent[],
  facts: Facts,
  claimed?: Relief[],
): DossierEvent[] {
  const { fees } = facts.procedure;
  if (fees === undefined) return [drafted, ...then];
  const { unit, channel, applicant, form } = drafted;
  const subject = applicant.kind;
  const assessed = assess(fees, { channel, subject, form });
  const reliefs = claimed && claimed.length > 0 ? { reliefs: claimed } : {};
  const charged = {
    unit,
    channel,
    ...(drafted.corrects && { corrects: drafted.corrects }),
    payment: { subject, assessed, ...reliefs, requests: [] },
  };
  return [
    drafted,
    { type: 'fees.assessed', subject, lines: assessed, ...reliefs },
    ...then.flatMap((event) => [event, ...consequences(charged, event, facts, fees)]),
  ];
}

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

function consequences(
  dossier: Charged,
  event: DossierEvent,
  facts: Facts,
  fees: FeeSchedule,
): PaymentEvent[] {
  switch (event.type) {
    case 'supplement.announced': {
      const { payment, channel } = dossier;
      if (payment === undefined || event.form === undefined) return [];
      const { subject, reliefs } = payment;
      const lines = assess(fees, { channel, subject, form: event.form });
      return [{ type: 'fees.assessed', subject, lines, ...(reliefs && { reliefs }) }];
    }
    case 'dossier.submitted':
      return awaitsJudgement(dossier) ? [] : requestFees(dossier, 'at-reception', facts);
    case 'correction.judged':
      return requestFees(
        { ...dossier, corrects: dossier.corrects && withJudgement(dossier.corrects, event, facts) },
        'at-reception',
        facts,
      );
    case 'result.issued':
      return requestFees(dossier, 'at-return', facts);
    default:
      return [];
  }
}

/** A dossier that ends is not paid for any more; what was paid goes back where the schedule says so. */
function beforeClosing(
  dossier: Dossier,
  event: DossierEvent,
  facts: Facts,
  { refund }: FeeSchedule,
): PaymentEvent[] {
  const { payment } = dossier;
  if (event.type !== 'dossier.closed' || payment === undefined) return [];
  const reason = event.reason ?? event.as;
  const unpaid = pendingRequests(payment).map((request): PaymentEvent => {
    const resumed = isOpen(dossier) && resumedAfter(dossier, request, facts);
    return { type: 'payment.cancelled', no: request.no, reason, ...(resumed && { resumed }) };
  });
  const paid = payment.requests
    .filter((request) => receivedFor(request) > 0 && request.refund === undefined)
    .map((request) => ({ request, back: returnedOf(request, event.as, refund) }))
    .filter(({ back }) => back.amount > 0)
    .map(({ request, back }) => askedBack(request, reason, back));
  return [...unpaid, ...paid];
}

/** A part payment goes back whatever the ending; of what is paid, the lines whose law says so. */
function returnedOf(request: PaymentRequest, as: string, otherwise: FeeSchedule['refund']) {
  const received = receivedFor(request);
  if (isPayable(request)) return { amount: received };
  if (as !== 'withdrawn' && as !== 'refused' && as !== 'stopped') return { amount: 0 };
  const general = { returned: otherwise?.[as] ?? false, basis: otherwise?.basis };
  const terms = request.lines.map((line) => ({ line, terms: line.refund?.[as] ?? general }));
  const kept = terms.filter(({ terms: { returned } }) => !returned).map(({ line }) => line);
  const bases = new Set(terms.flatMap(({ terms: { returned, basis } }) => (returned && basis) || []));
  const amount = Math.max(0, received - totalOf(kept));
  return { amount, ...(bases.size > 0 && { basis: [...bases].join('; ') }) };
}

/** Whether the dossier stands still for money: nobody may carry it on until it is paid, lapsed or waived. */
export const awaitsPayment = ({ payment }: Pick<Dossier, 'payment'>) => pausing(payment) !== undefined;
