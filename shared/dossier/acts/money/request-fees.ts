import { pauseEffect } from '#shared/calendar/limit.ts';
import { totalOf } from '#shared/fee/due-line.ts';
import { lower } from '#shared/fee/fee-due.ts';
import type { Collection } from '#shared/fee/fee-schedule.ts';
import type { Payment, PaymentRequest, Waiting } from '#shared/fee/payment.ts';
import type { PaymentEvent, Resumed } from '#shared/fee/payment-events.ts';
import { waivedForMistake } from '#shared/fee/waive.ts';
import { onlineLevel } from '#shared/procedure/online-level.ts';
import type { Correction } from '../../correction/correction.ts';
import type { Dossier, Open } from '../../dossier.ts';
import { type Facts, hoursLater } from '../../facts.ts';
import { dueAfterWait } from '../../tasks.ts';
import { clockAfterPause } from '../supplement.ts';

/** The dossier, as far as what it costs depends on it. */
export type Charged = Pick<Dossier, 'unit' | 'channel'> & {
  payment?: Payment | undefined;
  submittedAt?: string | undefined;
  corrects?: Correction | undefined;
  status?: Dossier['status'];
};

/** Asks for what is collected at this moment, lowered by the rules of the day of receipt; nothing if nothing is owed. */
export function requestFees(dossier: Charged, collect: Collection, facts: Facts): PaymentEvent[] {
  const { fees, online } = facts.procedure;
  const { payment, unit, channel, corrects } = dossier;
  const owed = payment?.assessed.filter((line) => line.collect === collect) ?? [];
  if (fees === undefined || payment === undefined || owed.length === 0) return [];
  const received = {
    group: fees.group,
    unit,
    channel,
    subject: payment.subject,
    grounds: payment.reliefs?.map(({ ground }) => ground),
    at: dossier.submittedAt ?? facts.at,
    level: online && onlineLevel(online),
  };
  const lowered = lower(owed, received, facts.feeRules ?? []);
  const free = corrects?.judged?.rule;
  const lines = free === undefined ? lowered : waivedForMistake(lowered, free);
  const total = totalOf(lines);
  const before = waitingFor(collect, fees.payBefore);
  return [
    {
      type: 'payment.requested',
      no: payment.requests.length + 1,
      collect,
      lines,
      total,
      until: hoursLater(facts.at, fees.payWithinHours),
      ...(before !== undefined && { before }),
      ...(total > 0 && runs(dossier) && stillFor(facts)),
    },
  ];
}

/** What is collected at the return of the result is paid before it. */
const waitingFor = (collect: Collection, otherwise: Waiting | undefined) =>
  collect === 'at-return' ? 'return' : otherwise;

/** By what law the clock stands still for it, if the procedure's rule of the clock says so. */
function stillFor({ procedure: { clock } }: Facts) {
  const basis = clock.pauses?.payment?.basis;
  return pauseEffect(clock, 'payment') !== 'none' && basis !== undefined && { pauses: basis };
}

const runs = ({ status }: Charged) => status === 'accepted' || status === 'processing';

/** Where step and clock go on from, when a payment is awaited no more; undefined if neither stood still. */
export function resumedAfter(dossier: Open, request: PaymentRequest, facts: Facts): Resumed | undefined {
  const clock = 'clock' in dossier ? dossier.clock : undefined;
  if (request.pauses === undefined || clock === undefined) return undefined;
  return { ...dueAfterWait(dossier.task, request.at, facts), ...clockAfterPause(clock, facts, 'payment') };
}
