import { evolvePayment } from '#shared/fee/evolve-payment.ts';
import { PaymentEvent, type Resumed } from '#shared/fee/payment-events.ts';
import type { JournalActor } from '#shared/journal/journal.ts';
import { endPause } from '../acts/supplement.ts';
import { type Dossier, isOpen, isSealed, type Open } from '../dossier.ts';
import type { DossierEvent } from '../events.ts';
import { recounted } from '../legal-due.ts';

const types: ReadonlySet<string> = new Set(PaymentEvent.options.map(({ shape }) => shape.type.value));

export const isPaymentEvent = (event: DossierEvent): event is PaymentEvent => types.has(event.type);

/** Folds the money line; where step and clock stood still for it, they stop or go on. */
export function evolveMoney(
  dossier: Dossier,
  event: PaymentEvent,
  entry: { code: string; at: string; by: Pick<JournalActor, 'id'> },
): Dossier {
  if (isSealed(dossier)) {
    throw new Error(`${event.type} on the sealed dossier ${entry.code}`);
  }
  const after = { ...dossier, payment: evolvePayment(dossier.payment, event, entry) };
  if (!isOpen(after)) return after;
  if (event.type === 'payment.requested') {
    return event.pauses === undefined ? after : paused(after, { from: entry.at, reason: event.pauses });
  }
  return 'resumed' in event && event.resumed ? resumed(after, event.resumed, entry.at) : after;
}

function paused(dossier: Open, pause: { from: string; reason: string }): Dossier {
  if (dossier.status !== 'accepted' && dossier.status !== 'processing') {
    throw new Error(
      `the clock of the ${dossier.status} dossier ${dossier.code} cannot stand still for money`,
    );
  }
  const { clock } = dossier;
  return { ...dossier, clock: { ...clock, pauses: [...clock.pauses, { ...pause, ground: 'payment' }] } };
}

function resumed(dossier: Open, { dueAt, warnAt, ...counted }: Resumed, at: string): Dossier {
  if (dossier.status !== 'accepted' && dossier.status !== 'processing') {
    throw new Error(`the ${dossier.status} dossier ${dossier.code} does not stand still for money`);
  }
  const task = { ...dossier.task, dueAt, warnAt, warned: false };
  const pauses = endPause(dossier.clock, at, 'payment');
  const clock = { ...recounted(dossier.clock, counted), pauses };
  return { ...dossier, task, clock };
}
