import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** What the authorizer found out about the caller, in the shape in which functions are given it. */
export interface JwtContext {
  claims: Record<string, string>;
  scopes: string[] | null;
}

export interface EventParts {
  apiId: string;
  stage: string;
  routeKey: string;
  request: IncomingMessage;
  /** Without the query, percent-encoded. */
  path: string;
  query: string;
  variables: Record<string, string>;
  body: Buffer;
  jwt: JwtContext | undefined;
  now: number;
}

/** The id that a request goes by in the event and in the response's header. */
export const newRequestId = () => randomBytes(11).toString('base64');

/** The event of payload format 2.0. Throws URIError when the path is not percent-encoded UTF-8. */
export function eventOf(parts: EventParts, requestId: string) {
  const { request, body, variables } = parts;
  const { cookie, ...headers } = headersOf(request);
  const rawPath = decodeURIComponent(parts.path);
  const text = isText(headers['content-type'] ?? '');
  return {
    version: '2.0',
    routeKey: parts.routeKey,
    rawPath,
    rawQueryString: parts.query,
    ...(cookie !== undefined && { cookies: cookie.split(/[;,]\s*/) }),
    headers,
    ...(parts.query !== '' && { queryStringParameters: queryOf(parts.query) }),
    requestContext: contextOf(parts, requestId, rawPath),
    ...(Object.keys(variables).length > 0 && { pathParameters: decoded(variables) }),
    ...(body.length > 0 && { body: body.toString(text ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !text,
  };
}

function contextOf(
  { apiId, stage, request, jwt, routeKey, now }: EventParts,
  requestId: string,
  path: string,
) {
  const host = request.headers.host ?? '';
  return {
    accountId: '000000000000',
    apiId,
    ...(jwt !== undefined && { authorizer: { jwt } }),
    domainName: host,
    domainPrefix: host.split('.')[0],
    http: {
      method: request.method,
      path,
      protocol: `HTTP/${request.httpVersion}`,
      sourceIp: sourceOf(request),
      userAgent: request.headers['user-agent'] ?? '',
    },
    requestId,
    routeKey,
    stage,
    time: commonLogTime(now),
    timeEpoch: now,
  };
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const [name, values] of Object.entries(request.headersDistinct)) {
    if (values !== undefined) headers[name] = values.join(',');
  }
  headers['x-forwarded-for'] = [headers['x-forwarded-for'], sourceOf(request)].filter(Boolean).join(', ');
  headers['x-forwarded-port'] = String(request.socket.localPort ?? '');
  headers['x-forwarded-proto'] = 'http';
  return headers;
}

const sourceOf = (request: IncomingMessage) => request.socket.remoteAddress ?? '';

function queryOf(query: string): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of new URLSearchParams(query)) {
    values[name] = Object.hasOwn(values, name) ? `${values[name]},${value}` : value;
  }
  return values;
}

const decoded = (variables: Record<string, string>) =>
  Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, decodeURIComponent(value)]));

/** Everything else reaches the function as base64. */
const isText = (contentType: string) =>
  /^(text\/|application\/([\w.+-]+\+)?(json|xml)\b|application\/(javascript|graphql)\b)/i.test(contentType);

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `22/Nov/2026:16:30:00 +0000` */
function commonLogTime(now: number): string {
  const iso = new Date(now).toISOString();
  const month = months[Number(iso.slice(5, 7)) - 1];
  return `${iso.slice(8, 10)}/${month}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
}
