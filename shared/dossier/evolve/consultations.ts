import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Consultation } from '../consultation.ts';
import type { Open } from '../dossier.ts';
import type { DossierEvent } from '../events.ts';

export type ConsultationEvent = Extract<DossierEvent, { type: `consultation.${string}` }>;

/** Folds what happened to the dossier's consultations. */
export function evolveConsultations(
  dossier: Open,
  event: ConsultationEvent,
  entry: Pick<JournalEntry, 'at' | 'by'>,
): Open {
  const consultations = dossier.consultations ?? [];
  if (event.type === 'consultation.asked') {
    return { ...dossier, consultations: [...consultations, event.consultation] };
  }
  const changed = consultations.map((one) => (one.no === event.no ? change(one, event, entry) : one));
  return { ...dossier, consultations: changed };
}

function change(
  before: Consultation,
  event: Exclude<ConsultationEvent, { type: 'consultation.asked' }>,
  { at, by }: Pick<JournalEntry, 'at' | 'by'>,
): Consultation {
  switch (event.type) {
    case 'consultation.claimed':
    case 'consultation.assigned':
      return { ...before, holder: event.officer };
    case 'consultation.released':
      return unheld(before);
    case 'consultation.warned':
      return { ...before, warned: true };
    case 'consultation.overdue':
      return { ...before, state: 'overdue' };
    case 'consultation.consented':
      return { ...before, state: 'consented' };
    case 'consultation.answered': {
      const { opinion, text, file } = event;
      const answer = { opinion, text, ...(file !== undefined && { file }), by: by.id, at };
      return { ...before, state: 'answered', answer };
    }
    case 'consultation.cancelled':
      return { ...before, state: 'cancelled' };
    default:
      return event satisfies never;
  }
}

/** Questions whose answers are due at another time now; what was warned of or overdue may no longer be. */
export const redatedConsultations = (
  dossier: Open,
  moves: NonNullable<Extract<DossierEvent, { type: 'dossier.redated' }>['consultations']>,
  at: string,
): Open => ({
  ...dossier,
  consultations: (dossier.consultations ?? []).map((one) => {
    const move = moves.find(({ no }) => no === one.no);
    if (move === undefined) return one;
    const { after: dueAt, warnAt } = move;
    const state = one.state === 'overdue' && dueAt > at ? 'open' : one.state;
    return { ...one, dueAt, warnAt, warned: one.warned && warnAt <= at, state };
  }),
});

const unheld = ({ holder: _, ...rest }: Consultation): Consultation => rest;
