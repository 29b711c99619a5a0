import * as z from 'zod';
import { isPrintable } from '#shared/kernel/printable.ts';
import type { FormErrorCode } from './form-messages.ts';
import { isNode, type SchemaNode, schemaAt } from './schema-walk.ts';

/** What is wrong with one value of a form: where, what, and the limit that it breaks. */
export type ValueFault = { path: string[]; code: FormErrorCode; limit: string };

/** Dates outside of this are slips of the pen, whatever the field. */
const plausible = { from: '1850-01-01', to: '2199-12-31' };

const Day = z.iso.date();

type Json = z.infer<ReturnType<typeof z.json>>;

/** The value with no blanks at the ends of its strings. */
export function trimmed(value: Json): Json {
  if (typeof value === 'string') return value.trim();
  if (Array.isArray(value)) return value.map(trimmed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, trimmed(item)]));
}

/**
 * What JSON Schema cannot say of strings. Each is one line unless the schema says `x-lines`, and none is blank: what is
 * not known is left out. `x-not-future`, `x-not-before` (a neighbour's name) and `x-year-alone` speak of dates.
 */
export const checkValues = (form: SchemaNode, data: unknown, today: string | undefined): ValueFault[] =>
  stringsIn(data, []).flatMap(({ path, text, beside }) => {
    const schema = schemaAt(form, path) ?? {};
    const faults = [...checkText(schema, text), ...checkDay(schema, { text, beside, today })];
    return faults.map((fault) => ({ path, ...fault }));
  });

type Found = { path: string[]; text: string; beside: SchemaNode };

const stringsIn = (value: unknown, path: string[], beside: SchemaNode = {}): Found[] => {
  if (typeof value === 'string') return [{ path, text: value, beside }];
  if (!isNode(value)) return [];
  return Object.entries(value).flatMap(([name, item]) => stringsIn(item, [...path, name], value));
};

type Fault = Omit<ValueFault, 'path'>;

function checkText(schema: SchemaNode, text: string): Fault[] {
  if (text.trim() === '') return [{ code: 'blank', limit: '' }];
  if (!isPrintable(text)) return [{ code: 'not-printable', limit: '' }];
  return schema['x-lines'] !== true && /\p{Cc}/u.test(text) ? [{ code: 'not-one-line', limit: '' }] : [];
}

type Dated = { text: string; beside: SchemaNode; today: string | undefined };

function checkDay(schema: SchemaNode, { text, beside, today }: Dated): Fault[] {
  const isYear = schema['x-year-alone'] === true && /^[0-9]{4}$/.test(text);
  if (schema['format'] !== 'date' && schema['x-year-alone'] !== true) return [];
  if (!isYear && !Day.safeParse(text).success) return [{ code: 'format', limit: 'date' }];
  const earlier = beside[String(schema['x-not-before'])];
  const from = typeof earlier === 'string' ? earlier : plausible.from;
  const to = schema['x-not-future'] === true && today !== undefined ? today : plausible.to;
  if (text < from.slice(0, text.length)) return [{ code: 'too-early', limit: from }];
  return text.slice(0, to.length) > to.slice(0, text.length) ? [{ code: 'too-late', limit: to }] : [];
}
