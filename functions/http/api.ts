import { Logger } from '@aws-lambda-powertools/logger';
import middy from '@middy/core';
import httpRouter from '@middy/http-router';
import type { APIGatewayProxyEventV2, Context } from 'aws-lambda';
import { Damaged } from '#shared/kernel/damage.ts';
import type { Guard } from './limits.ts';
import { languageOf, problemReply } from './problem.ts';
import type { HttpReply, Identify, Route } from './route.ts';

const logger = new Logger();

type Middleware = middy.MiddlewareObj<
  APIGatewayProxyEventV2,
  HttpReply,
  Error,
  Context,
  { startedAt: number }
>;

/** One line per request: what, how long, how it ended. Never a name, an identifier or a body. */
const accessLog = (): Middleware => {
  const note: NonNullable<Middleware['after']> = ({ event: { requestContext }, response, internal }) => {
    logger.info('request', {
      requestId: requestContext.requestId,
      method: requestContext.http.method,
      status: response?.statusCode ?? 0,
      milliseconds: Math.round(performance.now() - internal.startedAt),
    });
  };
  return {
    before({ internal }) {
      internal.startedAt = performance.now();
    },
    after: note,
    onError: note,
  };
};

/** A route that does not exist is answered, and so is what is damaged; anything else that was thrown is a fault of ours, logged and a 500. */
const faults = (): Middleware => ({
  onError(request) {
    const { rawPath, headers, requestContext } = request.event;
    const at = {
      language: languageOf(headers['accept-language']),
      path: rawPath,
      traceId: requestContext.requestId,
    };
    const { error } = request;
    if (error instanceof Damaged) {
      logger.error('something stored is damaged', { requestId: requestContext.requestId, error });
      request.response = problemReply({ code: 'damaged', findings: [error.finding] }, at);
      return;
    }
    const unknown = error instanceof Error && 'statusCode' in error && error.statusCode === 404;
    if (!unknown) logger.error('request failed', { requestId: requestContext.requestId, error });
    request.response = problemReply({ code: unknown ? 'unknown-route' : 'internal-error' }, at);
  },
});

/** What is answered is of the type that it says, and a browser shall not guess another. */
const noSniffing = (): Middleware => {
  const add: NonNullable<Middleware['after']> = ({ response }) => {
    if (response !== null && response !== undefined) response.headers['x-content-type-options'] = 'nosniff';
  };
  return { after: add, onError: add };
};

const unlimited: Guard = (_, serve) => serve();

type Options = { identify?: Identify | undefined; limit?: Guard | undefined };

/** The one middy stack around all routes of a function. */
export const api = (routes: Route[], { identify, limit = unlimited }: Options = {}) =>
  middy<APIGatewayProxyEventV2, HttpReply, Error, Context, { startedAt: number }>()
    .use(accessLog())
    .use(noSniffing())
    .use(faults())
    .handler(
      httpRouter<APIGatewayProxyEventV2, HttpReply>(
        routes.map(({ operation, handle }) => ({
          method: operation.method,
          path: operation.path,
          handler: (event: APIGatewayProxyEventV2) => limit(event, () => handle(event, identify)),
        })),
      ),
    );
