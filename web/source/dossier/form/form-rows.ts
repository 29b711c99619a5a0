import type { JsonObject, Language } from '../language.ts';

/** A line of the form as it is shown: a heading with what is below it, or a field with its value. */
export interface FormRow {
  /** Where it is in the form, a JSON Pointer. */
  pointer: string;
  label: string;
  /** Undefined for a heading. */
  value: string | undefined;
  depth: number;
  /** Asked for and not there. */
  missing: boolean;
}

interface Place {
  root: JsonObject;
  language: Language;
  pointer: string;
  depth: number;
}

/** The form in the order of its schema; what the schema does not know comes last, by its own name. */
export function rowsOf(schema: JsonObject, form: JsonObject, language: Language): FormRow[] {
  return fieldsOf(schema, form, { root: schema, language, pointer: '', depth: 0 });
}

function fieldsOf(schema: JsonObject, values: JsonObject, place: Place): FormRow[] {
  const { properties, required } = resolved(schema, place.root);
  const known = isObject(properties) ? properties : {};
  const asked = Array.isArray(required) ? required : [];
  const unknown = Object.keys(values).filter((name) => !Object.hasOwn(known, name));
  return [...Object.keys(known), ...unknown].flatMap((name) =>
    fieldRows(name, asObject(known[name]), values[name], asked.includes(name), place),
  );
}

function fieldRows(
  name: string,
  schema: JsonObject,
  value: unknown,
  required: boolean,
  place: Place,
): FormRow[] {
  const field = resolved(schema, place.root);
  const label = titleOf(field, place.language) ?? name;
  const at = { ...place, pointer: `${place.pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}` };
  if (value === undefined || value === null || value === '')
    return required ? [{ ...rowAt(at, label), value: '', missing: true }] : [];
  return shownRows(label, field, value, at);
}

function shownRows(label: string, field: JsonObject, value: unknown, at: Place): FormRow[] {
  const below = { ...at, depth: at.depth + 1 };
  if (Array.isArray(value)) return listRows(label, field, value, at);
  if (isObject(value)) return [rowAt(at, label), ...fieldsOf(field, value, below)];
  return [{ ...rowAt(at, label), value: shown(value, field, at.language) }];
}

/** A list of plain values is one line; one of objects has a heading for each, with its number. */
function listRows(label: string, field: JsonObject, values: unknown[], at: Place): FormRow[] {
  const item = resolved(asObject(field['items']), at.root);
  if (!values.some(isObject)) {
    const texts = values.map((value) => shown(value, item, at.language));
    return [{ ...rowAt(at, label), value: texts.join('; ') }];
  }
  return values.flatMap((value, index) => {
    const place = { ...at, pointer: `${at.pointer}/${index}` };
    return shownRows(`${label} ${index + 1}`, item, value, place);
  });
}

const rowAt = ({ pointer, depth }: Place, label: string): FormRow => ({
  pointer,
  label,
  value: undefined,
  depth,
  missing: false,
});

/** With what its `$ref` says; what stands beside the reference comes first. */
function resolved(schema: JsonObject, root: JsonObject): JsonObject {
  const { $ref: ref, ...own } = schema;
  if (typeof ref !== 'string' || !ref.startsWith('#/')) return schema;
  const target = ref
    .slice(2)
    .split('/')
    .reduce<unknown>((node, step) => asObject(node)[step], root);
  return { ...asObject(target), ...own };
}

const titleOf = (field: JsonObject, language: Language) => {
  const title = field[language === 'vi' ? 'title' : 'x-title-en'];
  return typeof title === 'string' ? title : undefined;
};

function shown(value: unknown, field: JsonObject, language: Language): string {
  const choice = choicesOf(field).find((one) => one['const'] === value);
  if (choice !== undefined) return titleOf(choice, language) ?? String(value);
  if (typeof value === 'boolean') return words[language][value ? 'yes' : 'no'];
  if (typeof value === 'number') return value.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB');
  return typeof value === 'string' ? dateOf(value, field) : JSON.stringify(value);
}

const words = { vi: { yes: 'Có', no: 'Không' }, en: { yes: 'Yes', no: 'No' } };

const choicesOf = ({ oneOf, anyOf }: JsonObject): JsonObject[] =>
  [oneOf, anyOf].flatMap((list) => (Array.isArray(list) ? list.filter(isObject) : []));

/** A day as it is written in an office, 05/09/1999; a year alone stays one. */
function dateOf(value: string, field: JsonObject): string {
  const isDate = field['format'] === 'date' || field['x-year-alone'] === true;
  const day = isDate ? /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) : null;
  return day === null ? value : `${day[3]}/${day[2]}/${day[1]}`;
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const asObject = (value: unknown): JsonObject => (isObject(value) ? value : {});

/** What two versions of a form have differently, each field with what it said before and says now. */
export function changesBetween(before: readonly FormRow[], after: readonly FormRow[]): FieldChange[] {
  const old = new Map(before.map((row) => [row.pointer, row]));
  const now = new Set(after.map(({ pointer }) => pointer));
  const changed = after
    .filter(({ pointer, value }) => value !== undefined && old.get(pointer)?.value !== value)
    .map(({ pointer, label, value }) => ({ label, before: old.get(pointer)?.value, after: value }));
  const gone = before
    .filter(({ pointer, value }) => value !== undefined && !now.has(pointer))
    .map(({ label, value }) => ({ label, before: value, after: undefined }));
  return [...changed, ...gone];
}

export interface FieldChange {
  label: string;
  before: string | undefined;
  after: string | undefined;
}
