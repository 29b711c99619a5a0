import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Dossier, Open, Task } from '../dossier.ts';
import type { DossierEvent } from '../events.ts';
import { recounted } from '../legal-due.ts';
import { redatedConsultations } from './consultations.ts';

type Of<T extends DossierEvent['type']> = Extract<DossierEvent, { type: T }>;
type Happening = Pick<JournalEntry, 'at' | 'by'>;

/** Folds what moves due times. */
export function evolveDue(
  dossier: Open,
  event: Of<'dossier.taken-over' | 'dossier.redated' | 'dossier.reappointed' | 'dossier.extended'>,
  entry: Happening,
): Dossier {
  switch (event.type) {
    case 'dossier.taken-over':
      return takenOver(dossier, event, entry.at);
    case 'dossier.redated':
      return redated(dossier, event, entry.at);
    case 'dossier.reappointed':
    case 'dossier.extended':
      return promise(dossier, event, entry);
    default:
      return event satisfies never;
  }
}

/** Where the law says so, the limit runs from here. */
function takenOver(dossier: Open, { due }: Of<'dossier.taken-over'>, at: string): Open {
  if (due === undefined || !('clock' in dossier) || dossier.clock === undefined) return dossier;
  const clock = recounted(dossier.clock, { clockDueAt: due.after, countedBy: due.countedBy });
  return { ...dossier, clock: { ...clock, runsFrom: at } };
}

/** What was warned of or overdue by the old due time may no longer be. */
function redated(
  before: Open,
  { due, task: own, consultations, calendar }: Of<'dossier.redated'>,
  at: string,
): Open {
  const asked = consultations === undefined ? before : redatedConsultations(before, consultations, at);
  const dossier = own === undefined ? asked : { ...asked, task: redatedTask(before.task, own, at) };
  if (due === undefined || !('clock' in dossier) || dossier.clock === undefined) return dossier;
  const moved = { clockDueAt: due.after, countedBy: calendar.version };
  return { ...dossier, clock: recounted(dossier.clock, moved) };
}

const redatedTask = (
  task: Task,
  { after, warnAt }: NonNullable<Of<'dossier.redated'>['task']>,
  at: string,
): Task => ({
  ...task,
  dueAt: after,
  warnAt,
  warned: task.warned && warnAt <= at,
  overdue: task.overdue && after <= at,
});

/** The appointment is another: by an apology, or because the limit itself is longer. */
function promise(
  dossier: Open,
  event: Of<'dossier.reappointed' | 'dossier.extended'>,
  { at, by }: Happening,
): Dossier {
  if (!('clock' in dossier) || dossier.clock === undefined) {
    throw new Error(`${dossier.code} has a new appointment before it was accepted`);
  }
  const { clock } = dossier;
  if (event.type === 'dossier.reappointed') {
    const { type: _, ...apology } = event;
    const reappointments = [...(clock.reappointments ?? []), { ...apology, at, by: by.id }];
    return { ...dossier, clock: { ...clock, dueAt: event.dueAt, reappointments } };
  }
  const { type: _, countedBy, ...extension } = event;
  const extensions = [...(clock.extensions ?? []), { ...extension, at, by: by.id }];
  const moved = recounted(clock, { clockDueAt: event.dueAt, countedBy });
  return { ...dossier, clock: { ...moved, extensions } };
}
