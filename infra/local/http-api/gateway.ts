import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AuthorizerOptions, createAuthorizer } from '#local/http-api/authorizer.ts';
import { readBody } from '#local/http-api/body.ts';
import type { HttpApiConfig, RouteConfig } from '#local/http-api/config.ts';
import { preflightAnswer, withCors } from '#local/http-api/cors.ts';
import { eventOf, newRequestId } from '#local/http-api/event.ts';
import { answerOf, type HttpAnswer, messageAnswer } from '#local/http-api/response.ts';
import { createRouting, type FoundRoute } from '#local/http-api/routing.ts';
import { createThrottle } from '#local/http-api/throttle.ts';
import { type Clock, FunctionError, type Invoke } from '#local/kernel/engine.ts';
import { type Storage, unwatchedStorage } from '#local/storage/storage.ts';

export interface GatewayOptions {
  api: HttpApiConfig;
  invoke: Invoke;
  clock: Clock;
  keysOf: AuthorizerOptions['keysOf'];
  storage?: Storage;
  /** What is answered when there is no room. */
  fullAnswer?: ((request: IncomingMessage) => HttpAnswer) | undefined;
}

/** API Gateway's limit for the request line and the headers together. */
const largestHead = 10_240;
/** As long as API Gateway keeps an idle connection, so that a client's pool is not surprised earlier. */
const keepAliveMilliseconds = 65_000;

/** An HTTP server that answers as the HTTP API does. */
export function createGateway(options: GatewayOptions): Server {
  const { api, invoke, clock, keysOf, storage = unwatchedStorage, fullAnswer = noRoom } = options;
  const find = createRouting(api.routes);
  const authorize = createAuthorizer({ clock, keysOf });
  const admit = createThrottle(api.throttle);

  const callFunction = async (request: IncomingMessage, target: Target, found: FoundRoute<RouteConfig>) => {
    const { route, variables } = found;
    if (!admit(route.key)) return messageAnswer(429, 'Too Many Requests');
    const authorization =
      route.authorizer === undefined ? undefined : await authorize(route, request.headers.authorization);
    if (authorization !== undefined && 'refusal' in authorization) return authorization.refusal;
    const body = await readBody(request);
    if (body === undefined) return messageAnswer(413, 'Request Entity Too Large');
    const { id: apiId, stage } = api;
    const parts = { apiId, stage, routeKey: route.key, request, variables, body, now: clock.now() };
    const event = eventOf({ ...parts, ...target, jwt: authorization?.jwt }, target.requestId);
    return integrate(route, invoke(route.functionArn, event));
  };

  const answerTo = async (request: IncomingMessage, requestId: string) => {
    const target = targetOf(request, api.stage, requestId);
    const found = target && find(request.method ?? '', target.path);
    return target && found ? callFunction(request, target, found) : messageAnswer(404, 'Not Found');
  };

  /** What failed when there is no room failed for that reason, whatever it says itself. */
  const answerOrFull = async (request: IncomingMessage, requestId: string) => {
    const failed = (error: unknown) => (storage.note(error) ? fullAnswer(request) : faultAnswer(error));
    const answer = await answerTo(request, requestId).catch(failed);
    return storage.isFull() && answer.status >= 500 ? fullAnswer(request) : answer;
  };

  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const requestId = newRequestId();
    const preflight = api.cors && preflightAnswer(api.cors, request);
    const answer = preflight ?? withCors(api.cors, request, await answerOrFull(request, requestId));
    // What is left of a refused body is read and dropped, or the connection could not be used again.
    if (!request.complete) request.resume();
    send(response, answer, requestId);
  };

  const server = createServer({ maxHeaderSize: largestHead, keepAliveTimeout: keepAliveMilliseconds });
  server.on('request', (request, response) => void serve(request, response));
  return server;
}

const noRoom = () => messageAnswer(507, 'Insufficient Storage');

interface Target {
  requestId: string;
  path: string;
  query: string;
}

/** A stage that is not `$default` is the first segment of every path. */
function targetOf(request: IncomingMessage, stage: string, requestId: string): Target | undefined {
  const [whole = '/', ...query] = (request.url ?? '/').split('?');
  const prefix = stage === '$default' ? '' : `/${stage}`;
  if (!`${whole}/`.startsWith(`${prefix}/`)) return undefined;
  return { requestId, path: whole.slice(prefix.length) || '/', query: query.join('?') };
}

async function integrate(route: RouteConfig, invocation: Promise<unknown>): Promise<HttpAnswer> {
  const timeout = Promise.withResolvers<HttpAnswer>();
  const late = messageAnswer(503, 'Service Unavailable');
  const timer = setTimeout(() => timeout.resolve(late), route.timeoutMilliseconds);
  const result = invocation.then((value) => answerOf(value) ?? messageAnswer(500, 'Internal Server Error'));
  return Promise.race([result, timeout.promise]).finally(() => clearTimeout(timer));
}

function faultAnswer(error: unknown): HttpAnswer {
  if (error instanceof URIError) return messageAnswer(400, 'Bad Request');
  if (error instanceof FunctionError && error.errorType === 'TooManyRequestsException') {
    return messageAnswer(503, 'Service Unavailable');
  }
  if (error instanceof FunctionError && error.errorType === 'RequestEntityTooLargeException') {
    return messageAnswer(413, 'Request Entity Too Large');
  }
  if (!(error instanceof FunctionError)) console.error(error);
  return messageAnswer(500, 'Internal Server Error');
}

function send(response: ServerResponse, { status, headers, body }: HttpAnswer, requestId: string) {
  const bodiless = status === 204 || status === 304;
  response.writeHead(status, {
    ...headers,
    'apigw-requestid': requestId,
    ...(!bodiless && { 'content-length': body.length }),
  });
  response.end(bodiless ? undefined : body);
}
