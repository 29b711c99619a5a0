import * as z from 'zod';
import { noticeTypes } from '#shared/dossier/journal/notices.ts';
import { noticeData } from '#shared/webhook/cloud-event.ts';
import { namedSchemas, referenceTo, schemaOf } from './openapi-schemas.ts';
import { hasBody, type Operation } from './operation.ts';
import { operations } from './operations.ts';
import { type ProblemCode, problems } from './problems.ts';
import { responseOf } from './responses.ts';
import { describeField, describeFields } from './words/describe-fields.ts';

type Json = z.core.util.JSONType;

/** What every operation may answer besides its own problems. */
const common = (operation: Operation): ProblemCode[] => [
  ...(operation.actors.length > 0 ? (['unauthenticated', 'forbidden'] as const) : []),
  'internal-error',
  'too-many-requests',
  'invalid-request',
  ...(isPaged(operation) ? (['invalid-cursor'] as const) : []),
  'damaged',
  ...(hasBody(operation) ? (['malformed-json', 'body-too-large', 'not-json', 'stale'] as const) : []),
  ...(operation.idempotent ? (['idempotency-key-required', 'key-reused'] as const) : []),
  ...(operation.conditional ? (['if-match-required'] as const) : []),
];

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
const isPaged = ({ query, body }: Operation) =>
  [query, body].some((schema) => properties(schema, '').some(({ name }) => name === 'cursor'));

const Described = z.looseObject({
  description: z.string().optional(),
  examples: z.array(z.json()).optional(),
});

const header = (name: string, description: string, required: boolean) => ({
  name,
  in: 'header',
  required,
  description,
  schema: { type: 'string' },
});

function parameters(operation: Operation) {
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

const body = (type: string, schema: unknown) => ({ [type]: { schema } });
const problemBody = body('application/problem+json', { $ref: '#/components/schemas/Problem' });
const messageBody = body('application/json', { $ref: '#/components/schemas/Message' });

/** What API Gateway answers by itself, before a request has reached us or after it has failed: a message, no problem. */
const gateway = ({ method, actors }: Operation): Record<number, string> => ({
  ...(actors.length > 0 && { 401: 'the token is missing, expired or not genuine' }),
  ...(hasBody({ method }) && { 413: 'the request has more than 10 MB' }),
  429: 'more than the stage lets through, without these headers',
  500: 'a function failed',
  503: 'no answer in time',
});

/** What a caller that is refused for its rate is told. */
const limitHeaders = {
  'Retry-After': {
    description: 'Whole seconds after which the same request is served, if nothing else was sent meanwhile',
    schema: { type: 'integer', minimum: 1 },
  },
  'RateLimit-Policy': {
    description: 'The limit: `q` requests in `w` seconds, as in `"portal";q=2500;w=5`',
    schema: { type: 'string' },
  },
  RateLimit: {
    description: 'What is left of it, `r`, by estimate; and in `t` seconds there is more',
    schema: { type: 'string' },
  },
};

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
          ...(status === 429 && { headers: limitHeaders }),
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
        ...body(type, referenceTo(responseOf(id), 'output', id)),
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
      content: { 'application/json': { schema: referenceTo(operation.body, 'input', operation.id) } },
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

/** A CloudEvent of one type, with what its data holds. */
const noticeSchema = (event: string, type: string) => ({
  allOf: [
    { $ref: '#/components/schemas/CloudEvent' },
    describeFields(
      {
        type: 'object',
        properties: { type: { const: type }, data: schemaOf(noticeData(event), 'output') },
      },
      event,
    ),
  ],
});

const webhooks = () =>
  Object.fromEntries(
    [...noticeTypes].map(([event, type]) => [
      type,
      {
        post: {
          operationId: `on.${type}`,
          summary: `Notice: ${event}`,
          description:
            'CloudEvents 1.0 in the body, Standard Webhooks 1.0 in the headers. It may come twice and out of order: `id` is the same each time, `sequence` orders the notices of a dossier.',
          tags: ['webhooks'],
          security: [],
          parameters: [
            header('webhook-id', 'The same as `id`, however often it is sent', true),
            header(
              'webhook-timestamp',
              'When it was sent, in seconds since 1970; refuse it after 5 minutes',
              true,
            ),
            header(
              'webhook-signature',
              '`v1,` and the HMAC-SHA256 in Base64; several while a secret is rotated',
              true,
            ),
          ],
          requestBody: {
            required: true,
            content: { 'application/cloudevents+json': { schema: noticeSchema(event, type) } },
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

/** Groups of operations, named as the first part of their paths. */
const tags = [
  ['procedures', 'The catalogue of procedures'],
  ['papers', 'Papers that are kept and may be handed in again'],
  ['dossiers', 'Dossiers: submit, follow, supplement, pay, withdraw'],
  ['tasks', 'The work of officers'],
  ['consultations', 'Questions to other units'],
  ['absences', 'Absences of officers and their substitutes'],
  ['guidance', 'What people were told at the desk'],
  ['batches', 'Thick scans that are split at separator sheets'],
  ['reports', 'Books and reports'],
  ['payments', 'What payment providers tell'],
  ['post', 'What carriers tell'],
  ['verify', 'Is this result genuine, and still valid'],
  ['results', 'Results that were issued'],
  ['proofs', 'The signed roots of the archive'],
  ['archive', 'Sealed dossiers'],
  ['webhooks', 'What portals are told'],
];

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
  tags: tags.map(([name, description]) => ({ name, description })),
  paths: paths(),
  webhooks: webhooks(),
  components: {
    schemas: {
      ...namedSchemas(),
      Problem: describeFields(problemSchema, 'Problem'),
      Message: describeFields(messageSchema, 'Message'),
    },
    securitySchemes: {
      oidc: { type: 'openIdConnect', openIdConnectUrl: `${issuer}/.well-known/openid-configuration` },
      clientCredentials: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl, scopes: {} } },
      },
    },
  },
});
