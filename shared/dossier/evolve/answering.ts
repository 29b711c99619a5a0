import type { Answering, Dossier, Open, Task } from '../dossier.ts';
import type { DossierEvent } from '../events.ts';
import { issued, numbered } from './open.ts';

/** Folds what happens to a dossier that machinery answers: it is received, its result is ordered and made. */
export function evolveAnswering(
  dossier: Extract<Dossier, { status: 'draft' | 'answering' }>,
  event: DossierEvent,
  at: string,
): Dossier {
  if (dossier.status === 'draft' && event.type === 'dossier.accepted') {
    const { expiresAt: _, ...rest } = dossier;
    return { ...rest, status: 'answering', submittedAt: at, clock: event.clock };
  }
  if (dossier.status === 'answering' && event.type === 'result.ordered') {
    const { template, until } = event;
    const ordered = { template, at, ...(until !== undefined && { until }) };
    return { ...dossier, ordered, ...numbered(event) };
  }
  if (dossier.status === 'answering' && event.type === 'result.issued') {
    const { ordered: _, ...rest } = dossier;
    return { ...rest, result: issued(event, at), ...numbered(event) };
  }
  throw new Error(`${event.type} on the ${dossier.status} dossier ${dossier.code}`);
}

/** The system did not answer: an officer takes over, who may still order the result. */
export const toProcessing = ({ ordered: _, result: __, ...rest }: Answering, task: Task): Open => ({
  ...rest,
  status: 'processing',
  task,
});
