import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import type { Finding } from '#shared/kernel/finding.ts';
import { nfc } from '#shared/kernel/nfc.ts';
import { codeOf, type FormErrorCode, sentence } from './form-messages.ts';
import { keywordAt, type SchemaNode, schemaAt, segments, toPointer } from './schema-walk.ts';

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

/** What is wrong with the data of an application form, by the procedure's JSON Schema; pointers begin with `/form`. */
export function checkForm(form: SchemaNode, data: unknown): FormFinding[] {
  const found = new Map<string, FormFinding>();
  for (const unit of causes(validatorOf(form).validate(nfc(data)).errors)) {
    const finding = describe(form, unit);
    if (finding !== undefined) found.set(`${finding.pointer} ${finding.code}`, finding);
  }
  return [...found.values()];
}

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
  const last = path.at(-1) ?? 'form';
  const titles = schemaAt(form, path);
  const label = { vi: titled(titles, 'title', last), en: titled(titles, 'x-title-en', last) };
  const limit = keywordAt(form, unit.keywordLocation);
  return { pointer: `/form${toPointer(path)}`, code, detail: sentence(code, label, limit) };
}

function titled(schema: SchemaNode | undefined, key: string, fallback: string) {
  const title = schema?.[key];
  return typeof title === 'string' ? title : fallback;
}
