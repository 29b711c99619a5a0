import canonicalize from 'canonicalize';
import { ok } from '#shared/kernel/result.ts';
import { isNamed } from '#shared/unit/authority.ts';
import { isAtTheDesk } from '#shared/unit/rights.ts';
import type { Complete, DossierCommand } from '../commands.ts';
import {
  type DeliveryAct,
  type DeliveryReport,
  type DeliveryWay,
  deliveryWay,
  type Handover,
} from '../delivery.ts';
import { type Dossier, isClosed, isOpen, type Open } from '../dossier.ts';
import type { DossierEvent } from '../events.ts';
import { type Decision, type Facts, hoursLater } from '../facts.ts';
import { refuse } from '../refusal.ts';
import { stepOf } from '../tasks.ts';

type Command = Extract<DossierCommand, { type: 'record-delivery' }>;
export type DeliveryEvent = Extract<
  DossierEvent,
  { type: 'delivery.sent' | 'delivery.delivered' | 'delivery.failed' }
>;

/** How long a result may be on its way before somebody should ask about it, unless the procedure says otherwise. */
const usualHours = 10 * 24;

/** What reception or the carrier reports of the result's way; its arrival ends the dossier if only that was waited for. */
export function decideDelivery(dossier: Dossier, { report }: Command, facts: Facts): Decision {
  if (isClosed(dossier)) return refuse('dossier-closed');
  if (facts.by.kind !== 'system' && !isAtTheDesk(facts.by, dossier)) return refuse('wrong-role');
  if (!isOpen(dossier) || dossier.status !== 'resolved') return refuse('not-resolved');
  const before = dossier.delivery?.last;
  // A carrier reports the same event more than once.
  if (before?.state === report.state && before.tracking === report.tracking) {
    return isSame(before, report) ? ok([]) : refuse('contradiction');
  }
  if (before?.state === 'delivered') return refuse('already-delivered');
  if (report.state === 'failed' && before?.state !== 'sent') return refuse('not-sent');
  return reported(dossier, report, facts);
}

/** Whether a report says what was said before; the way and the time were added here. */
function isSame(before: DeliveryAct, report: DeliveryReport): boolean {
  const { at: _, by: __, ...details } = { by: undefined, ...before };
  return canonicalize(details) === canonicalize(report);
}

function reported(dossier: Open, report: DeliveryReport, facts: Facts): Decision {
  switch (report.state) {
    case 'sent': {
      const { state: _, ...details } = report;
      const hours = facts.procedure.waits.deliveryHours ?? usualHours;
      return ok([{ type: 'delivery.sent', ...details, expectedBy: hoursLater(facts.at, hours) }]);
    }
    case 'failed': {
      const { state: _, ...details } = report;
      return ok([{ type: 'delivery.failed', ...details }]);
    }
    case 'delivered': {
      const { state: _, ...details } = report;
      const handed = handOver(dossier, details, { isTrusted: dossier.delivery?.last?.state === 'sent' });
      const returns = stepOf(facts, dossier.task.step).outcomes.some(({ effect }) => effect === 'return');
      return handed.ok && returns ? ok([...handed.value, returned]) : handed;
    }
    default:
      return report satisfies never;
  }
}

const returned: DossierEvent = { type: 'dossier.closed', as: 'returned' };

/**
 * Records who took the result. Only a portal takes one without a receiver. What goes by post needs the carrier's word
 * (`isTrusted`) or a paper that proves it, unless it came back to the desk.
 */
function handOver(dossier: Open, details: Handover, { isTrusted }: { isTrusted: boolean }): Decision {
  if (!hasProof(dossier, details.proof)) return refuse('unknown-file');
  const last = dossier.delivery?.last?.state;
  const way = last === undefined ? deliveryWay(dossier) : last === 'sent' ? 'post' : 'desk';
  if (details.receiver === undefined) {
    return way === 'electronic' ? handed(way, details) : refuse('receiver-required');
  }
  if (way !== 'post') return atTheDesk(dossier, details);
  if (details.proof === undefined && !isTrusted) return refuse('not-delivered');
  return last === 'sent' || details.tracking !== undefined
    ? handed('post', details)
    : atTheDesk(dossier, details);
}

const atTheDesk = (dossier: Open, details: Handover): Decision =>
  isShown(dossier, details) ? handed('desk', details) : refuse('authority-required');

/** At the desk a proxy shows the authority, unless it was shown with the dossier (NĐ 61/2018 Điều 6). */
const isShown = ({ applicantName, submitter }: Open, { receiver = '', authorisation }: Handover) =>
  authorisation !== undefined ||
  isNamed(receiver, applicantName) ||
  (submitter !== undefined && isNamed(receiver, submitter.name));

const handed = (by: DeliveryWay, details: Handover): Decision =>
  ok([{ type: 'delivery.delivered', by, ...details }]);

const hasProof = ({ files }: Open, proof: string | undefined) =>
  proof === undefined || files.some(({ id, state }) => id === proof && state === 'accepted');

/** The result is given back, and that ends the dossier: by the carrier's earlier word, or to a receiver who is named. */
export function decideReturn(dossier: Open, { handover }: Complete): Decision {
  const { wish, last } = dossier.delivery ?? {};
  if (last?.state === 'delivered') return ok([returned]);
  const way = deliveryWay(dossier);
  if (handover === undefined) {
    if (way === 'post') return refuse('not-delivered');
    // An applicant who wished for nothing else has it from the portal.
    if (wish === undefined && way === 'electronic') return ok([returned]);
  }
  const given = handOver(dossier, handover ?? {}, { isTrusted: false });
  return given.ok ? ok([...given.value, returned]) : given;
}

/** Folds what was reported; while the result is on its way, the open task waits for it. */
export function evolveDelivery(dossier: Open, event: DeliveryEvent, at: string): Dossier {
  switch (event.type) {
    case 'delivery.sent': {
      const { type: _, expectedBy, ...details } = event;
      const task = { ...dossier.task, dueAt: expectedBy, warnAt: expectedBy, warned: false, overdue: false };
      return { ...dossier, task, delivery: { ...dossier.delivery, last: { state: 'sent', at, ...details } } };
    }
    case 'delivery.delivered': {
      const { type: _, ...details } = event;
      return { ...dossier, delivery: { ...dossier.delivery, last: { state: 'delivered', at, ...details } } };
    }
    case 'delivery.failed': {
      const { type: _, ...details } = event;
      return { ...dossier, delivery: { ...dossier.delivery, last: { state: 'failed', at, ...details } } };
    }
    default:
      return event satisfies never;
  }
}
