import { pausing, pendingRequests } from '#shared/fee/payment.ts';
import { type Consultation, pendingIn } from './consultation.ts';
import { type Dossier, isClosed, type Open, type Task } from './dossier.ts';
import { hoursLater } from './facts.ts';

/** How long an execution waits when nothing is due by itself: it wakes, finds nothing to do, and waits again. */
export const idleHours = 30 * 24;

/** The next instant at which time alone changes the dossier, or it should be looked at again; none once closed. */
export function wakeAt(dossier: Dossier): string | undefined {
  if (isClosed(dossier)) return undefined;
  if (dossier.status === 'draft') return dossier.expiresAt;
  if (dossier.status === 'answering') {
    return dossier.ordered?.until ?? hoursLater(dossier.submittedAt, idleHours);
  }
  const payments = pendingRequests(dossier.payment).map(({ until }) => until);
  return pausing(dossier.payment) === undefined
    ? earliest([ownWait(dossier), ...payments])
    : earliest(payments);
}

/** When the open step is warned of or due, a consultation is, or the supplement lapses. */
function ownWait(dossier: Open): string {
  const own = dossier.status === 'awaiting-supplement' ? dossier.request.until : ofTask(dossier.task);
  return earliest([own, ...pendingIn(dossier).flatMap(ofConsultation)]) ?? own;
}

const earliest = (instants: string[]) => instants.toSorted()[0];

const ofTask = ({ warned, overdue, warnAt, dueAt }: Task) => {
  if (overdue) return hoursLater(dueAt, idleHours);
  return warned ? dueAt : warnAt;
};

/** Once a consultation is overdue nothing more happens to it by itself. */
const ofConsultation = ({ state, warned, warnAt, dueAt }: Consultation) => {
  if (state === 'overdue') return [];
  return [warned ? dueAt : warnAt];
};
