import { hasBody, type Operation } from '../operation.ts';
import { type ProblemCode, problems } from '../problems.ts';
import { responseOf } from '../responses.ts';
import { isPaged } from './parameters.ts';
import { referenceTo } from './schemas.ts';

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

/** Every problem that an operation may answer with: its own, and those that all have. */
export const problemsOf = (operation: Operation): ProblemCode[] => [
  ...new Set([...common(operation), ...operation.problems]),
];

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
export function refusals(operation: Operation) {
  const byStatus = Map.groupBy(problemsOf(operation), (code) => problems[code].status);
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

/** What it answers if it does what was asked, and if there is nothing new. */
export function success({ success: { status, description, mediaType }, id, method, tagged }: Operation) {
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
