import type { Form, FormSet } from '#shared/form/official-form.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { Unit } from '#shared/unit/unit.ts';

/** In which series a paper is numbered: by its sign, within the unit and the year (Nghị định 30/2020, Điều 15). */
export type PaperSeries = { series: string; year: string; sign: string };

/** The series of a form that a unit issues at an instant. */
export function seriesOf(
  { form, set }: { form: Form; set: FormSet },
  unit: Pick<Unit, 'id' | 'abbreviation'>,
  at: string,
): PaperSeries {
  const sign = (form.sign ?? set.numberSuffix).replace('{unit}', unit.abbreviation ?? set.numberSuffix);
  return { series: `PAPER#${unit.id}#${sign}`, year: localDate(at).slice(0, 4), sign };
}

/** `05/TTPVHCC`: with a zero before a single digit. */
export const paperNumber = (ordinal: number, { sign }: PaperSeries) =>
  `${String(ordinal).padStart(2, '0')}/${sign}`;
