import type { Text } from '#shared/kernel/text.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import type { Unit } from '#shared/unit/unit.ts';
import { formWords } from './form-words.ts';

const named = (all: readonly { id: string; name: Text }[]) =>
  Object.fromEntries(all.map(({ id, name }) => [id, name]));

/** What the ids of a procedure's journal and form are called, so that its archive page needs no catalogue. */
export const namesOf = (procedure: Procedure, units: Unit[]) => ({
  steps: named(procedure.steps),
  outcomes: Object.fromEntries(
    procedure.steps.flatMap((step) => step.outcomes.map(({ id, name }) => [`${step.id}/${id}`, name])),
  ),
  components: named(procedure.components),
  ...formWords(procedure.form),
  units: named(units),
});
