import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import * as z from 'zod';
import type { HttpReply } from '#functions/http/route.ts';

export type Call = {
  method?: string;
  path?: string;
  query?: string;
  headers?: Record<string, string>;
  body?: string;
  base64?: boolean;
  /** `null` for nobody. */
  claims?: Record<string, unknown> | null;
};

export const portalClaims = { sub: 'cong-dvcqg', actor: 'portal' };

/** An event of API Gateway's HTTP API, as it reaches the function behind a catch-all route. */
export const eventOf = ({
  method = 'GET',
  path = '/v1/things/1',
  query = '',
  headers = {},
  body,
  base64 = false,
  claims = portalClaims,
}: Call) => ({
  version: '2.0',
  routeKey: 'ANY /v1/{proxy+}',
  // Decoded, as HTTP APIs do; REST APIs and function URLs would not.
  rawPath: decodeURIComponent(path),
  rawQueryString: query,
  headers,
  pathParameters: { proxy: decodeURIComponent(path).slice('/v1/'.length) },
  ...(body !== undefined && { body }),
  isBase64Encoded: base64,
  requestContext: {
    requestId: 'request-1',
    http: {
      method,
      path: decodeURIComponent(path),
      protocol: 'HTTP/1.1',
      sourceIp: '127.0.0.1',
      userAgent: 'test',
    },
    ...(claims !== null && { authorizer: { jwt: { claims, scopes: null } } }),
  },
});

/** A POST as a careful client sends it. */
export const post = (body: unknown, rest: Call = {}): Call => ({
  method: 'POST',
  body: typeof body === 'string' ? body : JSON.stringify(body),
  ...rest,
  headers: { 'content-type': 'application/json', 'idempotency-key': '"key-1"', ...rest.headers },
});

/** Calls a handler of ours as Lambda would. */
export async function call(
  handler: (event: APIGatewayProxyEventV2, context: Context) => Promise<HttpReply>,
  request: Call,
) {
  const context = { awsRequestId: 'invocation-1', getRemainingTimeInMillis: () => 900_000 };
  const reply = await handler(eventOf(request) as unknown as APIGatewayProxyEventV2, context as Context);
  const isText = reply.body !== undefined && reply.isBase64Encoded !== true;
  const isJson = isText && reply.headers['content-type']?.includes('json') === true;
  return { ...reply, json: isJson ? z.json().parse(JSON.parse(reply.body ?? '')) : undefined };
}
