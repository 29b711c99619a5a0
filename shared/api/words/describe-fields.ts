import { archiveWords } from './archive.ts';
import { clockWords } from './clock.ts';
import { correctionWords } from './corrections.ts';
import { dossierWords } from './dossiers.ts';
import type { FieldWords } from './field-words.ts';
import { filingWords } from './filing.ts';
import { procedureWords } from './procedures.ts';
import { taskWords } from './tasks.ts';

type Node = Record<string, unknown>;

/** What every field of the API means: one name, one meaning, but for those that name their parent. */
export const fieldWords: FieldWords = {
  ...archiveWords,
  ...procedureWords,
  ...taskWords,
  ...dossierWords,
  ...filingWords,
  ...clockWords,
  ...correctionWords,
};

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The schema with a description at each property, and an example at each that holds a single value. */
export function describeFields(schema: Node, parent: string): Node {
  const { properties, ...rest } = schema;
  const others = Object.entries(rest).map(([key, part]) => [key, describePart(part, parent)]);
  if (!isNode(properties)) return Object.fromEntries(others);
  const described = Object.entries(properties).map(([name, property]) => [
    name,
    isNode(property) ? describeField(property, name, parent) : property,
  ]);
  return { ...Object.fromEntries(others), properties: Object.fromEntries(described) };
}

function describePart(part: unknown, parent: string): unknown {
  if (Array.isArray(part)) return part.map((one: unknown) => describePart(one, parent));
  return isNode(part) ? describeFields(part, parent) : part;
}

/** A parameter or property with what it means. */
export function describeField(schema: Node, name: string, parent: string): Node {
  const [words, example] = fieldWords[`${parent}.${name}`] ?? fieldWords[name] ?? [];
  const examples = examplesOf(schema, example);
  return {
    ...describeFields(schema, name),
    ...(words !== undefined && { description: words }),
    ...(examples !== undefined && { examples }),
  };
}

const byFormat: Record<string, string[]> = {
  date: ['2026-11-28'],
  'date-time': ['2026-11-28T09:00:00+07:00', '2026-11-28T02:00:00Z'],
  email: ['nguyen.van.a@example.vn'],
  uri: ['https://example.vn/'],
  base64: ['TQ=='],
};

/** The example where it fits the schema; what an enumeration, a format or a type says by itself goes first. */
function examplesOf(schema: Node, example: unknown): unknown[] | undefined {
  if ('const' in schema) return [schema['const']];
  if (Array.isArray(schema['enum'])) return schema['enum'].slice(0, 1);
  const formatted = byFormat[String(schema['format'])];
  if (formatted !== undefined) return formatted.filter((text) => fits(schema, text)).slice(0, 1);
  switch (schema['type']) {
    case 'boolean':
      return [true];
    case 'integer':
    case 'number':
      return [typeof example === 'number' ? example : Number(schema['minimum'] ?? 1)];
    case 'string':
      return typeof example === 'string' && fits(schema, example) ? [example] : undefined;
    default:
      return undefined;
  }
}

const fits = ({ pattern, minLength = 0 }: Node, example: string) =>
  (typeof pattern !== 'string' || new RegExp(pattern, 'u').test(example)) &&
  example.length >= Number(minLength);
