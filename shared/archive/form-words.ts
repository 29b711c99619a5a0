import * as z from 'zod';
import type { Text } from '#shared/kernel/text.ts';
import { resolve } from '#shared/procedure/form/schema-walk.ts';
import type { Procedure } from '#shared/procedure/procedure.ts';

type Words = Record<string, Text>;

const Titled = z.object({ title: z.string(), 'x-title-en': z.string().optional() });
const Coded = z.object({ ...Titled.shape, const: z.union([z.string(), z.number()]) });
const schemas = z.array(z.unknown()).catch([]);
const Node = z.looseObject({
  properties: z.record(z.string(), z.unknown()).catch({}),
  oneOf: schemas,
  anyOf: schemas,
  allOf: schemas,
});

/** Deeper than any form is; a schema may refer to itself. */
const maxDepth = 12;

const textOf = ({ title, 'x-title-en': english }: z.infer<typeof Titled>): Text => ({
  vi: title,
  en: english ?? title,
});

type Walk = { path: readonly string[]; depth: number; form: Procedure['form'] };

/**
 * What the form's JSON Schema calls its fields and the codes that stand as values, by path: `subject/gender`, and
 * `subject/gender=male`. The members of a list have the path of the list.
 */
export function formWords(form: Procedure['form']): { fields: Words; values: Words } {
  const words: { fields: Words; values: Words } = { fields: {}, values: {} };
  collect(form, words, { path: [], depth: 0, form });
  return words;
}

function collect(schema: unknown, words: { fields: Words; values: Words }, walk: Walk): void {
  const whole = resolve(walk.form, schema);
  const node = Node.safeParse(whole).data;
  if (node === undefined || walk.depth > maxDepth) return;
  const key = walk.path.join('/');
  const field = Titled.safeParse(whole).data;
  const coded = Coded.safeParse(whole).data;
  if (coded !== undefined) words.values[`${key}=${coded.const}`] ??= textOf(coded);
  else if (field !== undefined && key !== '') words.fields[key] ??= textOf(field);
  const within = { ...walk, depth: walk.depth + 1 };
  for (const [name, inner] of Object.entries(node.properties))
    collect(inner, words, { ...within, path: [...walk.path, name] });
  const same = [...node.oneOf, ...node.anyOf, ...node.allOf, node['then'], node['else'], node['items']];
  for (const inner of same) collect(inner, words, within);
}
