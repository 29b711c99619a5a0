import * as z from 'zod';

const formats = [
  'date',
  'time',
  'date-time',
  'duration',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uri',
  'uuid',
] as const;
const types = ['array', 'boolean', 'integer', 'null', 'number', 'object', 'string'] as const;

const count = z.int().min(0);
const names = z.array(z.string()).refine((list) => new Set(list).size === list.length, 'a name is repeated');
const text = z.string().min(1);

export const RegExpSource = z.string().refine((source) => {
  try {
    return new RegExp(source, 'u') instanceof RegExp;
  } catch {
    return false;
  }
}, 'not a regular expression');

/**
 * What may stand under each keyword that holds no schema. It is the part of JSON Schema 2020-12 that the validator
 * really enforces: what it would pass over in silence (`$dynamicRef`, a misspelt keyword, an unknown format) is refused.
 */
export const plainKeywords = new Map<string, z.ZodType>(
  Object.entries({
    $comment: z.string(),
    $ref: z.string(),
    title: text,
    'x-title-en': text,
    /** The document, or the form by its number, that asks for the field and what is within it. */
    'x-basis': text,
    'x-lines': z.literal(true),
    'x-not-future': z.literal(true),
    'x-not-before': text,
    'x-year-alone': z.literal(true),
    description: text,
    default: z.json(),
    examples: z.array(z.json()),
    readOnly: z.boolean(),
    writeOnly: z.boolean(),
    deprecated: z.boolean(),
    type: z.union([z.enum(types), z.array(z.enum(types)).min(1)]),
    enum: z.array(z.json()).min(1),
    const: z.json(),
    multipleOf: z.number().positive(),
    maximum: z.number(),
    exclusiveMaximum: z.number(),
    minimum: z.number(),
    exclusiveMinimum: z.number(),
    maxLength: count,
    minLength: count,
    pattern: RegExpSource,
    format: z.enum(formats),
    maxItems: count,
    minItems: count,
    uniqueItems: z.boolean(),
    maxContains: count,
    minContains: count,
    maxProperties: count,
    minProperties: count,
    required: names,
    dependentRequired: z.record(z.string(), names),
  }),
);

/** The keywords that hold schemas, by how they hold them. */
export const schemaKeywords: ReadonlyMap<string, 'one' | 'list' | 'map'> = new Map([
  ['$defs', 'map'],
  ['properties', 'map'],
  ['patternProperties', 'map'],
  ['dependentSchemas', 'map'],
  ['allOf', 'list'],
  ['anyOf', 'list'],
  ['oneOf', 'list'],
  ['prefixItems', 'list'],
  ['not', 'one'],
  ['if', 'one'],
  ['then', 'one'],
  ['else', 'one'],
  ['additionalProperties', 'one'],
  ['unevaluatedProperties', 'one'],
  ['propertyNames', 'one'],
  ['items', 'one'],
  ['contains', 'one'],
  ['unevaluatedItems', 'one'],
]);
