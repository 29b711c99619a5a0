import type { FeeLine } from '#shared/fee/fee-schedule.ts';
import { repeats } from '#shared/kernel/repeats.ts';
import { type SchemaNode, schemaAt, segments } from '../form/schema-walk.ts';
import type { Procedure } from '../procedure.ts';
import { finding, type ProcedureFinding } from '../procedure-finding.ts';

/** What is wrong with a procedure's fees: what they are counted by must be in the form, and what waits for them in the workflow. */
export function checkFees({ fees, form, steps }: Procedure): ProcedureFinding[] {
  if (fees === undefined) return [];
  const { lines, payBefore } = fees;
  const effects = steps.flatMap(({ outcomes }) => outcomes.map(({ effect }) => effect));
  const isAutomatic = steps[0]?.automatic === true;
  const waits = payBefore === undefined || effects.some((effect) => effect === payBefore);
  return [
    ...repeats(lines.map(({ code }) => code)).map((code) => finding('duplicate-fee', {}, code)),
    ...lines.flatMap((line) => checkFields(line, form)),
    ...(waits ? [] : [finding('fee-never-paid', {}, payBefore)]),
    ...(isAutomatic && payBefore !== undefined ? [finding('answered-unpaid')] : []),
  ];
}

function checkFields({ per, when }: FeeLine, form: SchemaNode): ProcedureFinding[] {
  const condition = when !== undefined && fieldAt(form, when.field) === undefined;
  const quantity = per === 'dossier' ? [] : checkQuantity(per.field, form);
  return [...(condition ? [finding('unknown-fee-field', {}, when.field)] : []), ...quantity];
}

/** A number without an upper bound would be an amount without one. */
function checkQuantity(field: string, form: SchemaNode): ProcedureFinding[] {
  const schema = fieldAt(form, field);
  if (schema === undefined) return [finding('unknown-fee-field', {}, field)];
  const { type, minimum, maximum } = schema;
  const isBounded =
    typeof minimum === 'number' && minimum >= 0 && typeof maximum === 'number' && maximum <= 100_000;
  return type === 'integer' && isBounded ? [] : [finding('unbounded-fee-field', {}, field)];
}

const fieldAt = (form: SchemaNode, field: string) => schemaAt(form, segments(field));
