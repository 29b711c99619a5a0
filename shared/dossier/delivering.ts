import { ok } from '#shared/kernel/result.ts';
import { isAtTheDesk } from '#shared/unit/rights.ts';
import type { Complete, DossierCommand } from './commands.ts';
import { type DeliveryReport, deliveryWay } from './delivery.ts';
import { type Dossier, isClosed, isOpen, type Open } from './dossier.ts';
import type { DossierEvent } from './events.ts';
import { type Decision, type Facts, hoursLater } from './facts.ts';
import { refuse } from './refusal.ts';
import { stepOf } from './tasks.ts';

type Command = Extract<DossierCommand, { type: 'record-delivery' }>;
export type DeliveryEvent = Extract<
  DossierEvent,
  { type: 'delivery.sent' | 'delivery.delivered' | 'delivery.failed' }
>;

/** How long a result may be on its way before somebody should ask after it, where the procedure does not say. */
const usualHours = 10 * 24;

/** What reception or the carrier reports of the result's way; its arrival ends the dossier if only that was waited for. */
export function decideDelivery(dossier: Dossier, { report }: Command, facts: Facts): Decision {
  if (isClosed(dossier)) return refuse('dossier-closed');
  if (facts.by.kind !== 'system' && !isAtTheDesk(facts.by, dossier.unit)) return refuse('wrong-role');
  if (!isOpen(dossier) || dossier.status !== 'resolved') return refuse('not-resolved');
  const before = dossier.delivery?.last;
  // A carrier tells the same thing twice.
  if (before?.state === report.state && before.tracking === report.tracking) return ok([]);
  if (before?.state === 'delivered') return refuse('already-delivered');
  if (report.state === 'failed' && before?.state !== 'sent') return refuse('not-sent');
  return report.state === 'delivered' && !hasProof(dossier, report.proof)
    ? refuse('unknown-file')
    : ok(reported(dossier, report, facts));
}

function reported(dossier: Open, report: DeliveryReport, facts: Facts): DossierEvent[] {
  switch (report.state) {
    case 'sent': {
      const { state: _, ...told } = report;
      const hours = facts.procedure.waits.deliveryHours ?? usualHours;
      return [{ type: 'delivery.sent', ...told, expectedBy: hoursLater(facts.at, hours) }];
    }
    case 'failed': {
      const { state: _, ...told } = report;
      return [{ type: 'delivery.failed', ...told }];
    }
    case 'delivered': {
      const { state: _, ...told } = report;
      const by = dossier.delivery?.last?.state === 'sent' ? 'post' : deliveryWay(dossier);
      const returns = stepOf(facts, dossier.task.step).outcomes.some(({ effect }) => effect === 'return');
      return [
        { type: 'delivery.delivered', by, ...told },
        ...(returns ? [{ type: 'dossier.closed', as: 'returned' } as const] : []),
      ];
    }
    default:
      return report satisfies never;
  }
}

const hasProof = ({ files }: Open, proof: string | undefined) =>
  proof === undefined || files.some(({ id, state }) => id === proof && state === 'accepted');

/**
 * The result is given back, and that ends the dossier. Where the applicant said how it should come, it is recorded who
 * took it; by post that is the carrier's word, given before.
 */
export function decideReturn(dossier: Open, { handover }: Complete): Decision {
  const { wish, last } = dossier.delivery ?? {};
  const closed = { type: 'dossier.closed', as: 'returned' } as const;
  if (handover !== undefined) {
    if (!hasProof(dossier, handover.proof)) return refuse('unknown-file');
    return ok([{ type: 'delivery.delivered', by: deliveryWay(dossier), ...handover }, closed]);
  }
  if (wish === undefined || last?.state === 'delivered') return ok([closed]);
  if (wish.by === 'electronic') return ok([{ type: 'delivery.delivered', by: 'electronic' }, closed]);
  return refuse(wish.by === 'post' ? 'not-delivered' : 'receiver-required');
}

/** Folds what was reported; while the result is on its way, the open task waits for it. */
export function evolveDelivery(dossier: Open, event: DeliveryEvent, at: string): Dossier {
  switch (event.type) {
    case 'delivery.sent': {
      const { type: _, expectedBy, ...told } = event;
      const task = { ...dossier.task, dueAt: expectedBy, warnAt: expectedBy, warned: false, overdue: false };
      return { ...dossier, task, delivery: { ...dossier.delivery, last: { state: 'sent', at, ...told } } };
    }
    case 'delivery.delivered': {
      const { type: _, ...told } = event;
      return { ...dossier, delivery: { ...dossier.delivery, last: { state: 'delivered', at, ...told } } };
    }
    case 'delivery.failed': {
      const { type: _, ...told } = event;
      return { ...dossier, delivery: { ...dossier.delivery, last: { state: 'failed', at, ...told } } };
    }
    default:
      return event satisfies never;
  }
}
