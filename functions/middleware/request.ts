import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { hasBody, type Operation } from '#shared/contract/operation.ts';
import { plainText } from '#shared/kernel/plain-text.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { HttpEvent } from './event.ts';
import { findingsOf, hostileTexts, tooDeep } from './findings.ts';
import type { Problem } from './problem.ts';

/** The largest body read, in bytes; files never pass through here. */
const maxBody = 256 * 1024;

/** Nothing of ours nests deeper; a body that does is made to exhaust the stack. */
const maxDepth = 32;

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)));

type Idempotency = { key: string; digest: string };

/** What the caller asked, parsed by the operation's schemas. */
export type Parsed<P, Q, B> = {
  params: P;
  query: Q;
  body: B;
  idempotency: Idempotency | undefined;
  /** The version named by `If-Match`. */
  expected: number | undefined;
};

export function parseRequest<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  operation: Operation<P, Q, B>,
  event: HttpEvent,
): Result<Parsed<z.output<P>, z.output<Q>, z.output<B>>, Problem> {
  const headers = parseHeaders(operation, event);
  if (!headers.ok) return headers;
  const raw = hasBody(operation) ? readBody(event) : ok({});
  if (!raw.ok) return raw;
  const [path, asked] = [
    plainText(namedIn(event)),
    plainText(Object.fromEntries(new URLSearchParams(event.rawQueryString))),
  ];
  const hostile = [
    ...hostileTexts(path, '/path'),
    ...hostileTexts(asked, '/query'),
    ...hostileTexts(raw.value, ''),
  ];
  if (hostile.length > 0) return fail({ code: 'invalid-request', findings: hostile });
  const params = operation.params.safeParse(path);
  const query = operation.query.safeParse(asked);
  const body = operation.body.safeParse(raw.value);
  if (params.success && query.success && body.success) {
    return ok({ params: params.data, query: query.data, body: body.data, ...headers.value });
  }
  const findings = [...findingsOf(params, '/path'), ...findingsOf(query, '/query'), ...findingsOf(body, '')];
  return fail({ code: 'invalid-request', findings });
}

/** The parameters of the path, which API Gateway has decoded; its own catch-all is none of ours. */
function namedIn({ pathParameters: { proxy: _, ...named } }: HttpEvent) {
  return named;
}

function readBody(event: HttpEvent): Result<unknown, Problem> {
  const text = event.isBase64Encoded
    ? Buffer.from(event.body ?? '', 'base64').toString()
    : (event.body ?? '');
  if (Buffer.byteLength(text) > maxBody) return fail({ code: 'body-too-large' });
  if (text === '') return ok({});
  if (!/^application\/json\s*(;|$)/i.test(event.headers['content-type'] ?? ''))
    return fail({ code: 'not-json' });
  try {
    const body: unknown = JSON.parse(text);
    return isDeeper(body, maxDepth)
      ? fail({ code: 'invalid-request', findings: [tooDeep] })
      : ok(plainText(body));
  } catch {
    return fail({ code: 'malformed-json' });
  }
}

type Headers = { idempotency: Idempotency | undefined; expected: number | undefined };

function parseHeaders(operation: Operation, event: HttpEvent): Result<Headers, Problem> {
  const key = keyIn(event.headers['idempotency-key']?.trim() ?? '');
  if (operation.idempotent && key === undefined) return fail({ code: 'idempotency-key-required' });
  const ifMatch = operation.method === 'POST' ? event.headers['if-match'] : undefined;
  const match = /^(?:W\/)?"(\d{1,9})(?:-[\w-]{1,43})?"$/.exec(ifMatch?.trim() ?? '')?.[1];
  const given = ifMatch !== undefined;
  if (operation.conditional && !given) return fail({ code: 'if-match-required' });
  // A tag that is none of ours matches nothing.
  if (given && match === undefined) return fail({ code: 'stale' });
  return ok({
    idempotency: key === undefined ? undefined : { key, digest: digestOf(event) },
    expected: match === undefined ? undefined : Number(match),
  });
}

/** A key, as the quoted string that the draft asks for or bare. */
const keyIn = (header: string) => /^("?)([\x21\x23-\x7e]{1,128})\1$/.exec(header)?.[2];

const digestOf = ({ requestContext, rawPath, body = '' }: HttpEvent) =>
  createHash('sha256').update(`${requestContext.http.method} ${rawPath}\n${body}`).digest('base64url');
