import { hasClock, type Open } from '../dossier.ts';
import type { DossierEvent } from '../events.ts';
import type { Facts } from '../facts.ts';
import { appointmentAt } from './apologise.ts';

/** The unit that resolves the dossier acknowledges that it has it; where the law says so, the limit runs from now. */
export function takeOver(dossier: Open, facts: Facts): DossierEvent {
  const from = dossier.receivedBy ?? dossier.unit;
  if (facts.procedure.clock.runsFrom === undefined || !hasClock(dossier))
    return { type: 'dossier.taken-over', from };
  const { clock } = dossier;
  const after = appointmentAt({ ...clock, runsFrom: facts.at }, facts);
  return {
    type: 'dossier.taken-over',
    from,
    due: { before: clock.dueAt, after, countedBy: facts.calendar.version },
  };
}
