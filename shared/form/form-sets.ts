import { shippedRecords } from '#shared/kernel/dated.ts';
import data from './data/form-sets.json' with { type: 'json' };
import { financeForms } from './finance-forms.ts';
import { type Form, type FormId, FormSet } from './official-form.ts';

/** The forms in force on a day of receipt, `YYYY-MM-DD`. */
export const formSetAt = shippedRecords(FormSet, data);

/** All that a dossier may be printed: the forms of its circular, and the finance documents. */
export const printable = ({ forms }: FormSet): Form[] => [...forms, ...financeForms];

/** A form for dossiers under the set; throws where there is none such. */
export function formOf(set: FormSet, id: FormId): Form {
  const form = printable(set).find((one) => one.id === id);
  if (form === undefined) throw new Error(`${set.id} has no ${id}`);
  return form;
}
