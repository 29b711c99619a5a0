import * as z from 'zod';
import data from './data/form-sets.json' with { type: 'json' };
import { type Form, type FormId, FormSet } from './form.ts';

const formSets = z
  .array(FormSet)
  .parse(data)
  .toSorted((one, other) => one.from.localeCompare(other.from));

/** The forms in force on a day of receipt, `YYYY-MM-DD`; of those before any circular, the oldest. */
export function formSetAt(date: string): FormSet {
  const set = formSets.findLast(({ from }) => from <= date) ?? formSets[0];
  if (set === undefined) throw new Error('no forms are known');
  return set;
}

/** A form of the set; throws where the circular knows none such. */
export function formOf({ id: set, forms }: FormSet, id: FormId): Form {
  const form = forms.find((one) => one.id === id);
  if (form === undefined) throw new Error(`${set} has no ${id}`);
  return form;
}
