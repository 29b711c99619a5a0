import type { DossierEvent } from '#shared/dossier/events.ts';
import type { Decision } from '#shared/dossier/facts.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { ResultNumber } from '#shared/dossier/result.ts';
import { localDate } from '#shared/kernel/time.ts';

const gives = (event: DossierEvent) => event.type === 'result.ordered' || event.type === 'result.issued';

/**
 * Where a decision gives out a result, takes the next number of the unit's year and decides again with it. What is
 * refused takes no number. A number is skipped if the process ends between the two, or on a version conflict.
 */
export async function withNumber(
  store: Pick<DossierStore, 'nextOrdinal'>,
  { unit, at }: { unit: string; at: string },
  decision: Decision,
  again: (number: ResultNumber) => Decision,
): Promise<Decision> {
  const unnumbered = decision.ok && decision.value.some((event) => gives(event) && !('number' in event));
  if (!unnumbered) return decision;
  const year = localDate(at).slice(0, 4);
  const ordinal = await store.nextOrdinal(`RESULT#${unit}`, year);
  return again({ ordinal, year: Number(year), unit });
}
