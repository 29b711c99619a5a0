import { pausing, pendingRequests } from '#shared/fee/payment.ts';
import { type Dossier, isClosed, type Open } from './dossier.ts';
import { hoursLater } from './facts.ts';

/** How long an execution waits when nothing is due by itself: it wakes, finds nothing to do, and waits again. */
export const idleHours = 30 * 24;

/** The next instant at which time alone changes the dossier, or it should be looked at again; none once closed. */
export function wakeAt(dossier: Dossier): string | undefined {
  if (isClosed(dossier)) return undefined;
  if (dossier.status === 'draft') return dossier.expiresAt;
  const payments = pendingRequests(dossier.payment).map(({ until }) => until);
  return pausing(dossier.payment) === undefined
    ? earliest(ownWait(dossier), ...payments)
    : earliest(...payments);
}

/** When the open step is warned of or due, or the supplement lapses. */
function ownWait(dossier: Open): string {
  if (dossier.status === 'awaiting-supplement') return dossier.request.until;
  const { warned, overdue, warnAt, dueAt } = dossier.task;
  if (overdue) return hoursLater(dueAt, idleHours);
  return warned ? dueAt : warnAt;
}

const earliest = (...instants: string[]) => instants.toSorted()[0];
