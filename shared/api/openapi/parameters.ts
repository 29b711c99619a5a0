import * as z from 'zod';
import type { Operation } from '../operation.ts';
import { describeField } from '../words/describe-fields.ts';
import { schemaOf } from './schemas.ts';

const properties = (schema: z.ZodType, of: string) => {
  const { properties: found = {}, required = [] } = z
    .object({
      properties: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
      required: z.array(z.string()).optional(),
    })
    .parse(schemaOf(schema, 'input'));
  return Object.entries(found).map(([name, property]) => {
    const {
      description,
      examples: [example] = [],
      ...schema
    } = Described.parse(describeField(property, name, of));
    return {
      name,
      required: required.includes(name),
      description,
      ...(example !== undefined && { example }),
      schema,
    };
  });
};

/** Whether it answers with a page of a list. */
export const isPaged = ({ query, body }: Operation) =>
  [query, body].some((schema) => properties(schema, '').some(({ name }) => name === 'cursor'));

const Described = z.looseObject({
  description: z.string().optional(),
  examples: z.array(z.json()).optional(),
});

export const header = (name: string, description: string, required: boolean) => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});

/** What an operation takes in its path, its query and its headers. */
export function parameters(operation: Operation) {
  return [
    ...properties(operation.params, `^${operation.id}`).map((one) => ({
      ...one,
      in: 'path',
      required: true,
    })),
    ...properties(operation.query, `^${operation.id}`).map((one) => ({ ...one, in: 'query' })),
    header('Accept-Language', 'vi (default) or en', false),
    ...(operation.idempotent
      ? [header('Idempotency-Key', 'Quoted or bare; the same request under the same key is done once', true)]
      : []),
    ...(operation.conditional ? [header('If-Match', 'The ETag of the dossier as you saw it', true)] : []),
    ...(operation.tagged && operation.method === 'GET'
      ? [header('If-None-Match', 'An ETag that you have: 304 where it still holds', false)]
      : []),
  ];
}
