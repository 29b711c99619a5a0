import type { DossierEvent } from '#shared/dossier/events.ts';
import type { Decision } from '#shared/dossier/facts.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import type { ResultNumber } from '#shared/dossier/result.ts';
import { localDate } from '#shared/kernel/time.ts';

const gives = (event: DossierEvent) => event.type === 'result.ordered' || event.type === 'result.issued';

/** Takes the next number of a unit's year. */
export type NextNumber = (unit: string, year: string) => Promise<number>;

/** The numbers that one command takes: decided again on a conflict, it goes on with the number that it has. */
export function numbersOf(store: Pick<DossierStore, 'nextOrdinal'>): NextNumber {
  const taken = new Map<string, number>();
  return async (unit, year) => {
    const series = `RESULT#${unit}`;
    const key = `${series} ${year}`;
    const number = taken.get(key) ?? (await store.nextOrdinal(series, year));
    taken.set(key, number);
    return number;
  };
}

/**
 * Where a decision gives out a result, takes the next number of the unit's year and decides again with it. What is
 * refused takes no number. A number is skipped if the process ends between the two, or if the command that took it is
 * refused on the dossier as somebody else left it meanwhile.
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
