import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import type { Finding } from '#shared/kernel/finding.ts';
import { toPointer } from '#shared/kernel/json-pointer.ts';
import { plainText } from '#shared/kernel/plain-text.ts';
import { codeOf, type FormErrorCode, sentence } from './form-messages.ts';
import { checkValues } from './form-values.ts';
import { keywordAt, type SchemaNode, schemaAt, segments } from './schema-walk.ts';

export type FormFinding = Finding & { code: FormErrorCode };

/** Preparing a schema costs more than checking with it, and a warm function sees the same few again and again. */
const validators = new WeakMap<SchemaNode, Validator>();

function validatorOf(form: SchemaNode) {
  const known = validators.get(form);
  if (known !== undefined) return known;
  const schema: Schema = structuredClone(form);
  const validator = new Validator(schema, '2020-12', false);
  validators.set(form, validator);
  return validator;
}

/**
 * What is wrong with the data of an application form, by the procedure's JSON Schema; pointers begin with `/form`.
 * Without a day, nothing is compared with it.
 */
export function checkForm(form: SchemaNode, given: unknown, today?: string): FormFinding[] {
  const data = plainText(given);
  const ofValues = checkValues(form, data, today).map(({ path, code, limit }) =>
    findingAt(form, path, { code, limit }),
  );
  const wrong = new Set(ofValues.map(({ pointer }) => pointer));
  const ofSchema = causes(validatorOf(form).validate(data).errors)
    .flatMap((unit) => describe(form, unit) ?? [])
    .filter(({ pointer }) => !wrong.has(pointer));
  return [...new Map([...ofValues, ...ofSchema].map((one) => [`${one.pointer} ${one.code}`, one])).values()];
}

/** Whether data is as a schema says. */
export const fits = (schema: SchemaNode, data: unknown): boolean =>
  validatorOf(schema).validate(plainText(data)).valid;

/** A failed choice is one cause: what each rejected alternative would have wanted says nothing to an applicant. */
const choices = new Set(['anyOf', 'oneOf', 'contains']);

function causes(units: OutputUnit[]): OutputUnit[] {
  const kept: OutputUnit[] = [];
  let choice: string | undefined;
  for (const unit of units) {
    // The validator gives `false` no location of its own; it always follows the keyword that it belongs to.
    const within = unit.keyword === 'false' || unit.keywordLocation.startsWith(`${choice}/`);
    if (choice !== undefined && within) continue;
    choice = choices.has(unit.keyword) ? unit.keywordLocation : undefined;
    kept.push(unit);
  }
  return kept;
}

const missing = /^Instance (?:does not have required property|has ".*" but does not have) "(.*)"\.$/su;

function describe(form: SchemaNode, unit: OutputUnit): FormFinding | undefined {
  const code = codeOf(unit.keyword);
  if (code === undefined) return undefined;
  const absent = code === 'required' ? missing.exec(unit.error)?.[1] : undefined;
  const path = [...segments(unit.instanceLocation), ...(absent === undefined ? [] : [absent])];
  const limit = keywordAt(form, unit.keywordLocation);
  return findingAt(form, path, {
    code,
    limit: code === 'pattern' ? wanted(schemaAt(form, path), limit) : limit,
  });
}

type Fault = { code: FormErrorCode; limit: unknown };

function findingAt(form: SchemaNode, path: string[], { code, limit }: Fault): FormFinding {
  const last = path.at(-1) ?? 'form';
  const titles = schemaAt(form, path);
  const label = { vi: titled(titles, 'title', last), en: titled(titles, 'x-title-en', last) };
  return { pointer: `/form${toPointer(path)}`, code, detail: sentence(code, label, limit) };
}

/** What a text that does not match should look like: by example where the schema gives one. */
const wanted = (schema: SchemaNode | undefined, pattern: unknown): unknown =>
  Array.isArray(schema?.['examples']) && schema['examples'].length > 0 ? schema['examples'] : pattern;

function titled(schema: SchemaNode | undefined, key: string, fallback: string) {
  const title = schema?.[key];
  return typeof title === 'string' ? title : fallback;
}
