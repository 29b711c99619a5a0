import { localDate } from '#shared/kernel/time.ts';
import type { Validity } from './template.ts';

/** The last day on which a result issued at an instant is good; undefined where it is good without end. */
export function validUntil(validity: Validity | undefined, issuedAt: string): string | undefined {
  if (validity === undefined) return undefined;
  const [year = 0, month = 1, day = 1] = localDate(issuedAt).split('-').map(Number);
  if ('days' in validity) return iso(Date.UTC(year, month - 1, day + validity.days));
  const months = month - 1 + ('months' in validity ? validity.months : 12 * validity.years);
  // A month that is too short for the day ends the term on its last day (Bộ luật Dân sự 2015, Điều 148).
  const last = new Date(Date.UTC(year, months + 1, 0)).getUTCDate();
  return iso(Date.UTC(year, months, Math.min(day, last)));
}

const iso = (at: number) => new Date(at).toISOString().slice(0, 10);
