import * as z from 'zod';
import { noticeTypes } from '#shared/dossier/notices.ts';
import { CloudEvent } from '#shared/webhook/cloud-event.ts';
import type { Operation } from './operation.ts';
import { operations } from './operations.ts';
import { type ProblemCode, problems } from './problems.ts';

type Json = z.core.util.JSONType;
type Schema = Record<string, unknown>;

const schemaOf = (schema: z.ZodType, io: 'input' | 'output'): Schema => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  });
  return rest;
};

/** What every operation may answer besides its own problems. */
const common = (operation: Operation): ProblemCode[] => [
  'unauthenticated',
  'forbidden',
  'internal-error',
  'invalid-request',
  ...(operation.method === 'POST' ? (['malformed-json', 'body-too-large', 'not-json'] as const) : []),
  ...(operation.idempotent ? (['idempotency-key-required', 'key-reused'] as const) : []),
  ...(operation.conditional ? (['stale', 'if-match-required'] as const) : []),
];

const properties = (schema: z.ZodType, io: 'input' | 'output') => {
  const { properties: found = {}, required = [] } = z
    .object({
      properties: z.record(z.string(), z.unknown()).optional(),
      required: z.array(z.string()).optional(),
    })
    .parse(schemaOf(schema, io));
  return Object.entries(found).map(([name, property]) => ({
    name,
    schema: property,
    required: required.includes(name),
  }));
};

const header = (name: string, description: string, required: boolean) => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});

function parameters(operation: Operation) {
  return [
    ...properties(operation.params, 'input').map((one) => ({ ...one, in: 'path', required: true })),
    ...properties(operation.query, 'input').map((one) => ({ ...one, in: 'query' })),
    header('Accept-Language', 'vi (default) or en', false),
    ...(operation.idempotent
      ? [header('Idempotency-Key', 'Quoted or bare; the same request under the same key is done once', true)]
      : []),
    ...(operation.conditional ? [header('If-Match', 'The ETag of the dossier as you saw it', true)] : []),
  ];
}

/** Problems grouped by status, each with the codes that it may carry. */
function problemResponses(operation: Operation) {
  const codes = [...new Set([...common(operation), ...operation.problems])];
  return Object.fromEntries(
    Map.groupBy(codes, (code) => problems[code].status)
      .entries()
      .map(([status, own]) => [
        String(status),
        {
          description: own.map((code) => `\`${code}\`: ${problems[code].title.en}`).join('; '),
          content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
        },
      ]),
  );
}

function success({ success: { status, schema, description }, id }: Operation) {
  const type = id === 'getArchivedFile' ? 'application/octet-stream' : 'application/json';
  const etag = { ETag: { description: 'Version of the dossier', schema: { type: 'string' } } };
  return {
    [String(status)]: {
      description: `${description.en} / ${description.vi}`,
      headers: etag,
      content: { [type]: { schema: schemaOf(schema, 'output') } },
    },
  };
}

const describe = (operation: Operation) => ({
  operationId: operation.id,
  summary: operation.summary.en,
  description: `${operation.summary.vi}. Callers: ${operation.actors.join(', ')}.`,
  tags: [operation.path.split('/')[2] ?? ''],
  security: [{ oidc: [] }, { clientCredentials: [] }],
  parameters: parameters(operation),
  ...(operation.method === 'POST' && {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: schemaOf(operation.body, 'input') } },
    },
  }),
  responses: { ...success(operation), ...problemResponses(operation) },
});

const paths = () =>
  Object.fromEntries(
    Map.groupBy(operations, ({ path }) => path)
      .entries()
      .map(([path, own]) => [
        path,
        Object.fromEntries(own.map((one) => [one.method.toLowerCase(), describe(one)])),
      ]),
  );

const webhooks = () =>
  Object.fromEntries(
    noticeTypes.map((type) => [
      type,
      {
        post: {
          operationId: `on.${type}`,
          summary: 'CloudEvents 1.0 in the body, Standard Webhooks 1.0 in the headers',
          parameters: ['webhook-id', 'webhook-timestamp', 'webhook-signature'].map((name) =>
            header(name, '', true),
          ),
          requestBody: {
            content: { 'application/cloudevents+json': { schema: schemaOf(CloudEvent, 'output') } },
          },
          responses: { '200': { description: 'Taken; anything but 2xx and 410 is sent again' } },
        },
      },
    ]),
  );

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
} satisfies Json;

/** The OpenAPI 3.1 document of everything that is served, written from the schemas that parse the requests. */
export const openApi = (issuer: string) => ({
  openapi: '3.1.1',
  info: {
    title: 'Một Cửa',
    version: '1.0.0',
    description:
      'Tiếp nhận, giải quyết và lưu trữ hồ sơ thủ tục hành chính. Receiving, resolving and archiving dossiers.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  tags: ['procedures', 'dossiers', 'tasks', 'archive'].map((name) => ({ name })),
  paths: paths(),
  webhooks: webhooks(),
  components: {
    schemas: { Problem: problemSchema },
    securitySchemes: {
      oidc: { type: 'openIdConnect', openIdConnectUrl: `${issuer}/.well-known/openid-configuration` },
      clientCredentials: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: `${issuer}/oauth2/token`, scopes: {} } },
      },
    },
  },
});
