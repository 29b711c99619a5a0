import { toPointer } from '#shared/kernel/json-pointer.ts';
import { plainKeywords, RegExpSource, schemaKeywords } from './form-keywords.ts';
import { isNode, resolve, type SchemaNode } from './schema-walk.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** One thing wrong with a form's schema: where in the schema (JSON Pointer), and what. */
export type FormFault = { pointer: string; problem: string };

/** Where the check is; `partial` inside keywords that only narrow what is described elsewhere. */
type Place = { root: SchemaNode; path: string[]; partial: boolean };

const narrowing = new Set(['if', 'then', 'else', 'not', 'allOf', 'anyOf', 'oneOf', 'dependentSchemas']);

/**
 * What keeps a JSON Schema from being the form of a procedure: it is draft 2020-12, describes an object, uses only
 * keywords that are enforced, and every field has a title in both languages.
 */
export function checkFormSchema(form: SchemaNode): FormFault[] {
  const { $schema, ...schema } = form;
  const place = { root: form, path: [], partial: false };
  return [
    ...($schema === dialect ? [] : [fault(place, `$schema must be ${dialect}`)]),
    ...(schema.type === 'object' ? [] : [fault(place, 'type must be object')]),
    ...checkNode(place, schema),
  ];
}

/** What keeps a JSON Schema from being a condition on what is handed in: it only narrows, so it needs no titles. */
export const checkNarrowing = (schema: SchemaNode): FormFault[] =>
  checkNode({ root: schema, path: [], partial: true }, schema);

const fault = ({ path }: Place, problem: string): FormFault => ({ pointer: toPointer(path), problem });

const below = (place: Place, ...names: string[]): Place => ({ ...place, path: [...place.path, ...names] });

function checkNode(place: Place, node: unknown): FormFault[] {
  if (typeof node === 'boolean') return [];
  if (!isNode(node) || Array.isArray(node)) return [fault(place, 'a schema is an object or a boolean')];
  return [
    ...Object.entries(node).flatMap(([keyword, value]) =>
      checkKeyword(below(place, keyword), keyword, value),
    ),
    ...checkFields(place, node),
  ];
}

function checkKeyword(place: Place, keyword: string, value: unknown): FormFault[] {
  const shape = schemaKeywords.get(keyword);
  const inside = narrowing.has(keyword) ? { ...place, partial: true } : place;
  if (shape === 'one') return checkNode(inside, value);
  if (shape === 'list') return checkList(inside, value);
  if (shape === 'map') return checkMap(inside, keyword, value);
  const plain = plainKeywords.get(keyword);
  if (plain === undefined) return keyword.startsWith('x-') ? [] : [fault(place, 'unknown keyword')];
  const parsed = plain.safeParse(value);
  if (!parsed.success)
    return parsed.error.issues.map(({ path, message }) => fault(below(place, ...path.map(String)), message));
  return keyword === '$ref' ? checkReference(place, value) : [];
}

function checkList(place: Place, value: unknown): FormFault[] {
  if (!Array.isArray(value) || value.length === 0) return [fault(place, 'must be a list of schemas')];
  return value.flatMap((item: unknown, index) => checkNode(below(place, String(index)), item));
}

function checkMap(place: Place, keyword: string, value: unknown): FormFault[] {
  if (!isNode(value) || Array.isArray(value)) return [fault(place, 'must map names to schemas')];
  return Object.entries(value).flatMap(([name, item]) => {
    const faults = checkNode(below(place, name), item);
    const isName = keyword !== 'patternProperties' || RegExpSource.safeParse(name).success;
    return isName ? faults : [...faults, fault(below(place, name), 'not a regular expression')];
  });
}

function checkReference(place: Place, ref: unknown): FormFault[] {
  if (!/^#\/\$defs\/[^/%~]+$/u.test(String(ref)))
    return [fault(place, 'only #/$defs/<name> may be referred to')];
  return resolve(place.root, { $ref: ref }) === undefined ? [fault(place, 'refers to nothing')] : [];
}

/** Fields without a title cannot be named to a person, and a required field that may not exist can never be filled. */
function checkFields(place: Place, { properties, required, additionalProperties }: SchemaNode): FormFault[] {
  if (!isNode(properties) || place.partial) return [];
  const untitled = Object.entries(properties).flatMap(([name, value]) => {
    const field = typeof value === 'boolean' ? undefined : resolve(place.root, value);
    if (field === undefined || (field.title && field['x-title-en'])) return [];
    return [fault(below(place, 'properties', name), 'title and x-title-en are needed')];
  });
  if (additionalProperties !== false || !Array.isArray(required)) return untitled;
  const impossible = required.filter((name: unknown) => !Object.hasOwn(properties, String(name)));
  return [
    ...untitled,
    ...impossible.map((name) => fault(below(place, 'required'), `${name} is no field of the form`)),
  ];
}
