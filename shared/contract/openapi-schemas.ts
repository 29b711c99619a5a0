import * as z from 'zod';
import { Procedure } from '#shared/procedure/procedure.ts';
import { CloudEvent } from '#shared/webhook/cloud-event.ts';
import { ArchivedDossier } from './archive-views.ts';

import { DossierView, HistoryView, Submitted } from './views.ts';

const Schema = z.record(z.string(), z.unknown());
type Schema = z.infer<typeof Schema>;

const textOf = (schema: unknown) => JSON.stringify(schema);

/** How Zod writes “any JSON value”: as a schema that refers to itself. */
const anyValue = textOf(z.toJSONSchema(z.json()).anyOf);

const isOwnReference = (node: unknown) =>
  typeof node === 'object' && node !== null && '$ref' in node && String(node.$ref).startsWith('#/$defs/');

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
  return Schema.parse(JSON.parse(JSON.stringify(rest, (_key, node) => (isOwnReference(node) ? {} : node))));
}

/** What is answered in several places, and what a client wants a name for. */
const named = {
  Dossier: DossierView,
  DossierWithUploads: Submitted,
  History: HistoryView,
  ArchivedDossier,
  Procedure,
  CloudEvent,
} satisfies Record<string, z.ZodType>;

const names = new Map<z.ZodType, string>(Object.entries(named).map(([name, schema]) => [schema, name]));

/** The schema, by its name where it has one. */
export function referenceTo(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const name = names.get(schema);
  return name === undefined ? schemaOf(schema, io) : { $ref: `#/components/schemas/${name}` };
}

/** The schemas that have a name; all of them are answers. */
export const namedSchemas = () =>
  Object.fromEntries(names.entries().map(([schema, name]) => [name, schemaOf(schema, 'output')]));
