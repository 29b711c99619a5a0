import type { DossierEvent } from '#shared/dossier/events.ts';
import type { Decision } from '#shared/dossier/facts.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { ResultNumber } from '#shared/dossier/result.ts';
import { localDate } from '#shared/kernel/time.ts';

const gives = (event: DossierEvent) => event.type === 'result.ordered' || event.type === 'result.issued';

/** Takes the next number of a unit's year. */
export type NextNumber = (unit: string, year: string) => Promise<number>;

/** The numbers of results that are given out in a dossier: the same one, however often it is decided and by whom. */
export const numbersOf =
  (store: Pick<DossierStore, 'numberFor'>, code: string): NextNumber =>
  (unit, year) =>
    store.numberFor(`RESULT#${unit}`, year, code);

/**
 * Where a decision gives out a result, takes the next number of the unit's year and decides again with it. What is
 * refused takes no number. The number stays the dossier's where the process ends between the two; it is never used only
 * if the dossier ends without a result then.
 */
export async function withNumber(
  next: NextNumber,
  { unit, at }: { unit: string; at: string },
  decision: Decision,
  again: (number: ResultNumber) => Decision,
): Promise<Decision> {
  const unnumbered = decision.ok && decision.value.some((event) => gives(event) && !('number' in event));
  if (!unnumbered) return decision;
  const year = localDate(at).slice(0, 4);
  const ordinal = await next(unit, year);
  return again({ ordinal, year: Number(year), unit });
}
