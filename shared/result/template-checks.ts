import { resolve, type SchemaNode, schemaAt } from '#shared/procedure/form/schema-walk.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';
import { placesIn } from './fill.ts';
import type { ResultTemplate } from './template.ts';

type Part = ResultTemplate['body'][number];

/**
 * The places of a template that the form does not promise to fill: a dossier could be accepted whose result can then not
 * be made, since a result has no blanks.
 */
export function blanksOf(template: ResultTemplate, form: Procedure['form']): string[] {
  return [...new Set(template.body.flatMap((part) => blanksOfPart(part, form)))];
}

function blanksOfPart(part: Part, form: SchemaNode): string[] {
  if (part.kind === 'paragraph') return unfilled(part.text, 'form', form, part.when);
  const list = part.each === undefined ? undefined : schemaAt(form, pathOf(part.each));
  const row: SchemaNode = { ...form, ...resolve(form, list?.['items']) };
  return part.rows.flat().flatMap((text) => [...unfilled(text, 'form', form), ...unfilled(text, 'row', row)]);
}

/** The names in a wording that start with `from` and may be missing, although what `when` names is there. */
const unfilled = (text: string, from: string, schema: SchemaNode, when = from): string[] =>
  placesIn(text)
    .filter(({ name, optional }) => !optional && name.startsWith(`${from}.`))
    .filter(({ name }) => !isPromised(schema, pathOf(name), pathOf(when)))
    .map(({ name }) => name);

const pathOf = (name: string) => name.split('.').slice(1);

/** Whether every property on the path is required, or on the way to what is known to be there. */
const isPromised = (schema: SchemaNode, path: string[], there: string[]): boolean =>
  path.every((segment, index) => {
    const required = schemaAt(schema, path.slice(0, index))?.['required'];
    const isOnTheWay = path.slice(0, index + 1).every((step, place) => there[place] === step);
    return isOnTheWay || (Array.isArray(required) && required.includes(segment));
  });

/** The fields of the form that a template prints, as paths with `*` for a member of a list. */
export const fieldsIn = ({ body, number }: ResultTemplate): string[][] => [
  ...placesOf(number, 'form'),
  ...body.flatMap((part) =>
    part.kind === 'paragraph'
      ? placesOf(part.text, 'form')
      : part.rows
          .flat()
          .flatMap((text) => [
            ...placesOf(text, 'form'),
            ...placesOf(text, 'row').map((path) => [...pathOf(part.each ?? ''), '*', ...path]),
          ]),
  ),
];

const placesOf = (text: string, from: string): string[][] =>
  placesIn(text)
    .filter(({ name }) => name === from || name.startsWith(`${from}.`))
    .map(({ name }) => pathOf(name));
