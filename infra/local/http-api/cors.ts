import type { IncomingMessage } from 'node:http';
import type { CorsConfig } from '#local/http-api/config.ts';
import type { HttpAnswer } from '#local/http-api/response.ts';

/** API Gateway answers every preflight of an API that has CORS, with permissions only for an origin it knows. */
export function preflightAnswer(cors: CorsConfig, request: IncomingMessage): HttpAnswer | undefined {
  const method = request.headers['access-control-request-method'];
  if (request.method !== 'OPTIONS' || request.headers.origin === undefined || method === undefined)
    return undefined;
  return {
    status: 204,
    headers: { ...originHeaders(cors, request), ...preflightHeaders(cors, request) },
    body: empty,
  };
}

/** The configuration of the API wins over what the function says. */
export function withCors(
  cors: CorsConfig | undefined,
  request: IncomingMessage,
  answer: HttpAnswer,
): HttpAnswer {
  if (cors === undefined) return answer;
  const own = Object.entries(answer.headers).filter(([name]) => !name.startsWith('access-control-'));
  const exposed = cors.exposeHeaders.join(',');
  const headers = originHeaders(cors, request);
  if (headers !== undefined && exposed !== '') headers['access-control-expose-headers'] = exposed;
  return { ...answer, headers: { ...Object.fromEntries(own), ...headers } };
}

const empty = Buffer.alloc(0);

function originHeaders(cors: CorsConfig, request: IncomingMessage): Record<string, string> | undefined {
  const { origin } = request.headers;
  if (origin === undefined) return undefined;
  const any = cors.allowOrigins.includes('*');
  if (!any && !cors.allowOrigins.some((allowed) => matches(allowed, origin))) return undefined;
  return {
    'access-control-allow-origin': any ? '*' : origin,
    ...(cors.allowCredentials && { 'access-control-allow-credentials': 'true' }),
  };
}

function preflightHeaders(cors: CorsConfig, request: IncomingMessage): Record<string, string> | undefined {
  if (originHeaders(cors, request) === undefined) return undefined;
  return {
    'access-control-allow-methods': cors.allowMethods.join(','),
    ...(cors.allowHeaders.length > 0 && { 'access-control-allow-headers': cors.allowHeaders.join(',') }),
    ...(cors.maxAgeSeconds !== undefined && { 'access-control-max-age': String(cors.maxAgeSeconds) }),
  };
}

/** `https://*` and `http://*` stand for every origin of that scheme. */
const matches = (allowed: string, origin: string) =>
  allowed.endsWith('://*') ? origin.startsWith(allowed.slice(0, -1)) : allowed === origin;
