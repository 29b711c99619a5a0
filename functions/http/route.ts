import type * as z from 'zod';
import type { Operation } from '#shared/api/operation.ts';
import type { Result } from '#shared/kernel/result.ts';
import type { ActorKind, Named } from '#shared/unit/caller.ts';
import { callerOf } from './caller.ts';
import { isKnown, tagOf } from './etag.ts';
import { HttpEvent } from './event.ts';
import { type Language, languageOf, type Problem, problemReply } from './problem.ts';
import { type Parsed, parseRequest } from './request.ts';

export type Reply = {
  body?: unknown;
  /** Version of the dossier shown; begins its `ETag`. */
  version?: number;
  /** An `ETag` that is known before the content is made, which is left out where the caller has it already. */
  etag?: string;
  headers?: Record<string, string>;
  /** Bytes instead of JSON. */
  raw?: { bytes: Uint8Array; mediaType: string };
};

export type Answer = Result<Reply, Problem>;

/** What a handler gets: the parsed request, who asks, and when. */
export type Request<P, Q, B> = Parsed<P, Q, B> & {
  caller: Named;
  at: string;
  language: Language;
  event: HttpEvent;
};

export type Route = {
  operation: Pick<Operation, 'method' | 'path'>;
  handle: (event: unknown, identify?: Identify) => Promise<HttpReply>;
};

/** Who a caller is to us, if its issuer knows it by another name; undefined for an unknown caller. */
export type Identify = (caller: Named) => Promise<Named | undefined>;

export type HttpReply = {
  statusCode: number;
  headers: Record<string, string>;
  body?: string;
  isBase64Encoded?: boolean;
};

/** Ties an operation of the contract to what answers it: parses, admits the caller, and writes the reply. */
export function route<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  operation: Operation<P, Q, B>,
  answer: (request: Request<z.output<P>, z.output<Q>, z.output<B>>) => Promise<Answer>,
): Route {
  return {
    operation,
    async handle(received, identify = unchanged) {
      const event = HttpEvent.parse(received);
      const language = languageOf(event.headers['accept-language']);
      const at = { language, path: event.rawPath, traceId: event.requestContext.requestId };
      const named = callerOf(event.requestContext.authorizer?.jwt.claims);
      const caller = named && (await identify(named));
      if (caller === undefined) return problemReply({ code: 'unauthenticated' }, at);
      if (!operation.actors.includes(kindOf(caller))) return problemReply({ code: 'forbidden' }, at);
      const parsed = parseRequest(operation, event);
      if (!parsed.ok) return problemReply(parsed.error, at);
      const result = await answer({ ...parsed.value, caller, at: new Date().toISOString(), language, event });
      return result.ok ? reply(operation, result.value, event) : problemReply(result.error, at);
    },
  };
}

const unchanged: Identify = async (caller) => caller;

const kindOf = ({ kind }: { kind: ActorKind }) => kind;

function reply(
  { method, success }: Operation,
  { body, version, etag: known, headers, raw }: Reply,
  event: HttpEvent,
): HttpReply {
  const content = raw?.bytes ?? JSON.stringify(body) ?? '';
  const etag = version === undefined ? known : tagOf(version, content);
  const common = { 'cache-control': 'no-store', ...headers, ...(etag !== undefined && { etag }) };
  if (method === 'GET' && etag !== undefined && isKnown(etag, event.headers['if-none-match'] ?? '')) {
    return { statusCode: 304, headers: common };
  }
  if (raw !== undefined) {
    return {
      statusCode: success.status,
      headers: { 'content-type': raw.mediaType, ...common },
      body: Buffer.from(raw.bytes).toString('base64'),
      isBase64Encoded: true,
    };
  }
  return {
    statusCode: success.status,
    headers: { 'content-type': 'application/json', ...common },
    body: JSON.stringify(body),
  };
}
