import * as z from 'zod';
import { noticeTypes } from '#shared/dossier/notices.ts';
import { CloudEvent } from '#shared/webhook/cloud-event.ts';
import { namedSchemas, referenceTo, schemaOf } from './openapi-schemas.ts';
import { hasBody, type Operation } from './operation.ts';
import { operations } from './operations.ts';
import { type ProblemCode, problems } from './problems.ts';
import { responseOf } from './responses.ts';

type Json = z.core.util.JSONType;

/** What every operation may answer besides its own problems. */
const common = (operation: Operation): ProblemCode[] => [
  ...(operation.actors.length > 0 ? (['unauthenticated', 'forbidden'] as const) : []),
  'internal-error',
  'invalid-request',
  ...(isPaged(operation) ? (['invalid-cursor'] as const) : []),
  ...(hasBody(operation) ? (['malformed-json', 'body-too-large', 'not-json', 'stale'] as const) : []),
  ...(operation.idempotent ? (['idempotency-key-required', 'key-reused'] as const) : []),
  ...(operation.conditional ? (['if-match-required'] as const) : []),
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

/** Whether it answers with a page of a list. */
const isPaged = ({ query, body }: Operation) =>
  [query, body].some((schema) => properties(schema, 'input').some(({ name }) => name === 'cursor'));

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
    ...(operation.tagged && operation.method === 'GET'
      ? [header('If-None-Match', 'An ETag that you have: 304 where it still holds', false)]
      : []),
  ];
}

const body = (type: string, schema: unknown) => ({ [type]: { schema } });
const problemBody = body('application/problem+json', { $ref: '#/components/schemas/Problem' });
const messageBody = body('application/json', { $ref: '#/components/schemas/Message' });

/** What API Gateway answers by itself, before a request has reached us or after it has failed: a message, no problem. */
const gateway = ({ method, actors }: Operation): Record<number, string> => ({
  ...(actors.length > 0 && { 401: 'the token is missing, expired or not genuine' }),
  ...(hasBody({ method }) && { 413: 'the request has more than 10 MB' }),
  429: 'too many requests',
  500: 'a function failed',
  503: 'no answer in time',
});

/** Refusals by status, each with the codes that it may carry. */
function refusals(operation: Operation) {
  const codes = [...new Set([...common(operation), ...operation.problems])];
  const byStatus = Map.groupBy(codes, (code) => problems[code].status);
  const messages = gateway(operation);
  const statuses = new Set([...byStatus.keys(), ...Object.keys(messages).map(Number)]);
  return Object.fromEntries(
    [...statuses].map((status) => {
      const own = byStatus.get(status) ?? [];
      const message = messages[status];
      const described = own.map((code) => `\`${code}\`: ${problems[code].title.en}`);
      return [
        String(status),
        {
          description: [...described, ...(message ? [`API Gateway: ${message}`] : [])].join('; '),
          content: { ...(own.length > 0 && problemBody), ...(message && messageBody) },
        },
      ];
    }),
  );
}

function success({ success: { status, description, mediaType }, id, method, tagged }: Operation) {
  const type = mediaType ?? 'application/json';
  const headers = {
    ETag: { description: 'Version and digest of what is shown', schema: { type: 'string' } },
  };
  return {
    [String(status)]: {
      description: `${description.en} / ${description.vi}`,
      ...(tagged && { headers }),
      content: {
        ...body(type, referenceTo(responseOf(id), 'output')),
        // For a person the same as a page.
        ...(id === 'verifyResult' && body('text/html', { type: 'string' })),
      },
    },
    ...(tagged &&
      method === 'GET' && { 304: { description: 'Nothing has changed since the `If-None-Match`', headers } }),
  };
}

const describe = (operation: Operation) => ({
  operationId: operation.id,
  summary: operation.summary.en,
  description: `${operation.summary.vi}. Callers: ${operation.actors.join(', ') || 'anybody'}.`,
  tags: [operation.path.split('/')[2] ?? ''],
  security: operation.actors.length > 0 ? [{ oidc: [] }, { clientCredentials: [] }] : [],
  parameters: parameters(operation),
  ...(hasBody(operation) && {
    requestBody: {
      required: true,
      content: { 'application/json': { schema: referenceTo(operation.body, 'input') } },
    },
  }),
  responses: { ...success(operation), ...refusals(operation) },
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
            content: { 'application/cloudevents+json': { schema: referenceTo(CloudEvent, 'output') } },
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

const messageSchema = {
  type: 'object',
  description: 'Of API Gateway itself',
  required: ['message'],
  properties: { message: { type: 'string' } },
} satisfies Json;

/** Whose tokens the API takes, and where portals get theirs. */
export interface Identity {
  issuer: string;
  tokenUrl: string;
}

/** The OpenAPI 3.1 document of everything that is served, written from the schemas that parse the requests. */
export const openApi = ({ issuer, tokenUrl }: Identity) => ({
  openapi: '3.1.1',
  info: {
    title: 'Một Cửa',
    version: '1.0.0',
    description:
      'Tiếp nhận, giải quyết và lưu trữ hồ sơ thủ tục hành chính. Receiving, resolving and archiving dossiers.',
    license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
  },
  servers: [{ url: '/' }],
  tags: ['procedures', 'dossiers', 'tasks', 'verify', 'results', 'archive'].map((name) => ({ name })),
  paths: paths(),
  webhooks: webhooks(),
  components: {
    schemas: { ...namedSchemas(), Problem: problemSchema, Message: messageSchema },
    securitySchemes: {
      oidc: { type: 'openIdConnect', openIdConnectUrl: `${issuer}/.well-known/openid-configuration` },
      clientCredentials: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl, scopes: {} } },
      },
    },
  },
});
