import * as z from 'zod';
import type { Text } from '#shared/kernel/text.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { Unit } from '#shared/unit/unit.ts';

type Names = Record<string, Text>;

const Field = z.object({ title: z.string(), 'x-title-en': z.string().optional() });

/** What the ids of a procedure's journal and form are called, so that its archive page needs no catalogue. */
export const namesOf = (procedure: Procedure, units: Unit[]) => ({
  steps: Object.fromEntries(procedure.steps.map(({ id, name }) => [id, name])),
  outcomes: Object.fromEntries(
    procedure.steps.flatMap((step) => step.outcomes.map(({ id, name }) => [`${step.id}/${id}`, name])),
  ),
  components: Object.fromEntries(procedure.components.map(({ id, name }) => [id, name])),
  fields: fieldNames(procedure.form),
  units: Object.fromEntries(units.map(({ id, name }) => [id, name])),
});

/** The titles in the form's JSON Schema. */
function fieldNames(form: Procedure['form']): Names {
  const properties = z.record(z.string(), z.unknown()).safeParse(form['properties']).data ?? {};
  return Object.fromEntries(
    Object.entries(properties).flatMap(([id, schema]) => {
      const field = Field.safeParse(schema).data;
      return field === undefined ? [] : [[id, { vi: field.title, en: field['x-title-en'] ?? field.title }]];
    }),
  );
}
