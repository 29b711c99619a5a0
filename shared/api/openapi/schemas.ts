import * as z from 'zod';
import { CloudEvent } from '#shared/webhook/cloud-event.ts';
import { problems } from '../problems.ts';
import { ArchivedDossier } from '../views/archive.ts';
import { DossierView, HistoryView, Submitted } from '../views/dossier.ts';
import { describeFields } from '../words/describe-fields.ts';

const Schema = z.record(z.string(), z.unknown());
type Schema = z.infer<typeof Schema>;

const textOf = (schema: unknown) => JSON.stringify(schema);

/** How Zod writes “any JSON value”: as a schema that refers to itself. */
const anyValue = textOf(z.toJSONSchema(z.json()).anyOf);

const isOwnReference = (node: unknown) =>
  typeof node === 'object' && node !== null && '$ref' in node && String(node.$ref).startsWith('#/$defs/');

/** A tuple as a list of so many items: generators of clients cannot read `items: false`. */
function listed(node: unknown): unknown {
  const tuple = Tuple.safeParse(node).data;
  if (tuple === undefined) return node;
  const { length } = tuple.prefixItems;
  const kinds = [...new Map(tuple.prefixItems.map((item) => [textOf(item), item])).values()];
  return {
    type: 'array',
    items: kinds.length === 1 ? kinds[0] : { anyOf: kinds },
    minItems: length,
    maxItems: length,
  };
}

const Tuple = z.object({ prefixItems: z.array(z.unknown()).min(1) });

/** A schema's own definitions would be looked for in the document around it; “any value” is said without one. */
export function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const {
    $schema: _,
    $defs = {},
    ...rest
  } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  });
  for (const [name, definition] of Object.entries($defs)) {
    if (textOf(definition.anyOf).replaceAll(`#/$defs/${name}`, '#') !== anyValue)
      throw new Error('a schema of the contract refers to itself: give it a name among the components');
  }
  return Schema.parse(
    JSON.parse(JSON.stringify(rest, (_key, node) => (isOwnReference(node) ? {} : listed(node)))),
  );
}

/** What is answered in several places, and what a client wants a name for. */
const named = {
  Dossier: DossierView,
  DossierWithUploads: Submitted,
  History: HistoryView,
  ArchivedDossier,
  CloudEvent,
} satisfies Record<string, z.ZodType>;

const names = new Map<z.ZodType, string>(Object.entries(named).map(([name, schema]) => [schema, name]));

/** The schema, by its name where it has one. */
export function referenceTo(schema: z.ZodType, io: 'input' | 'output', of: string): Schema {
  const name = names.get(schema);
  return name === undefined
    ? describeFields(schemaOf(schema, io), `^${of}`)
    : { $ref: `#/components/schemas/${name}` };
}

const problemSchema = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'title', 'status', 'detail', 'instance', 'code', 'traceId'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    instance: { type: 'string' },
    code: { enum: Object.keys(problems) },
    traceId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['pointer', 'code', 'detail'],
        properties: { pointer: { type: 'string' }, code: { type: 'string' }, detail: { type: 'string' } },
      },
    },
  },
} satisfies Schema;

const messageSchema = {
  type: 'object',
  description: 'Of API Gateway itself',
  required: ['message'],
  properties: { message: { type: 'string' } },
} satisfies Schema;

/** The schemas that have a name; all of them are answers. */
export const namedSchemas = () => ({
  ...Object.fromEntries(
    names.entries().map(([schema, name]) => [name, describeFields(schemaOf(schema, 'output'), name)]),
  ),
  Problem: describeFields(problemSchema, 'Problem'),
  Message: describeFields(messageSchema, 'Message'),
});
