import { isNode, schemaAt } from '#shared/procedure/form/schema-walk.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';

/** What a template's places are filled from; `form` and `row` are the applicant's, the rest is ours. */
export type Values = Record<string, unknown>;

/** `{form.birthDate|date}`, `{form.note?}`: a dotted name, `?` where it may be missing, and how it is written. */
const place = /\{([a-zA-Z0-9.]+)(\?)?(?:\|(date|label|upper))?\}/g;

/** The value of a dotted name; undefined where there is none. */
export const valueAt = (values: Values, name: string): unknown =>
  name
    .split('.')
    .reduce<unknown>(
      (here, segment) => (isNode(here) && Object.hasOwn(here, segment) ? here[segment] : undefined),
      values,
    );

/** The names of a wording's places, and whether each may be missing. */
export const placesIn = (wording: string) =>
  [...wording.matchAll(place)].map(([, name = '', optional]) => ({ name, optional: optional !== undefined }));

/** What an applicant wrote stays within the line that the template gives it. */
const onOneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** Fills the places of a wording; throws where a value is missing or blank that may not be: a result has no blanks. */
export const fill = (wording: string, values: Values, schema: Procedure['form']): string =>
  wording.replace(place, (_, name: string, optional: string | undefined, style: string | undefined) => {
    const value = valueAt(values, name);
    const isGiven = typeof value === 'string' || typeof value === 'number';
    const text = isGiven ? onOneLine(written(value, { name, style, schema })) : '';
    if (text !== '' || optional !== undefined) return text;
    throw new Error(`the result has nothing for ${name}`);
  });

function written(
  value: string | number,
  { name, style, schema }: { name: string; style: string | undefined; schema: Procedure['form'] },
): string {
  const text = String(value);
  switch (style) {
    case 'date':
      return text.slice(0, 10).split('-').reverse().join('/');
    case 'upper':
      return text.toUpperCase();
    case 'label':
      return labelOf(schema, name, value);
    default:
      return text;
  }
}

/** What a choice of the form is called. */
function labelOf(schema: Procedure['form'], name: string, value: string | number): string {
  const choices = schemaAt(schema, name.split('.').slice(1))?.['oneOf'];
  const chosen = Array.isArray(choices)
    ? choices.find((one) => isNode(one) && one['const'] === value)
    : undefined;
  return isNode(chosen) && typeof chosen['title'] === 'string' ? chosen['title'] : String(value);
}
