import { createHash } from 'node:crypto';
import type * as z from 'zod';
import { hasBody, type Operation } from '#shared/api/operation.ts';
import { plainText } from '#shared/kernel/plain-text.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { HttpEvent } from './event.ts';
import { findingsOf, hostileTexts, repeatedKey } from './findings.ts';
import type { Problem } from './problem.ts';
import { readBody } from './read-body.ts';

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
  const key = keyIn(event.headers['idempotency-key']?.trim() ?? '');
  if (operation.idempotent && key === undefined) return fail({ code: 'idempotency-key-required' });
  const read = readParts(operation, event);
  if (!read.ok) return read;
  // Only a request that is right in itself is compared with what is there now.
  const expected = versionIn(operation, event);
  if (!expected.ok) return expected;
  const idempotency = key === undefined ? undefined : { key, digest: digestOf(event) };
  return ok({ ...read.value, idempotency, expected: expected.value });
}

/** Path, query and body, each by its schema. */
function readParts<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType>(
  operation: Operation<P, Q, B>,
  event: HttpEvent,
) {
  const raw = hasBody(operation) ? readBody(event) : ok({});
  if (!raw.ok) return raw;
  const sent = [...new URLSearchParams(event.rawQueryString)];
  const path = plainText(namedIn(event));
  const asked = plainText(Object.fromEntries(sent));
  const given = plainText(raw.value);
  const strange = [
    ...repeatedIn(sent),
    ...hostileTexts(path, '/path'),
    ...hostileTexts(asked, '/query'),
    ...hostileTexts(given, ''),
  ];
  if (strange.length > 0) return fail({ code: 'invalid-request' as const, findings: strange });
  const params = operation.params.safeParse(path);
  const query = operation.query.safeParse(asked);
  const body = operation.body.safeParse(given);
  if (params.success && query.success && body.success)
    return ok({ params: params.data, query: query.data, body: body.data });
  const findings = [...findingsOf(params, '/path'), ...findingsOf(query, '/query'), ...findingsOf(body, '')];
  return fail({ code: 'invalid-request' as const, findings });
}

/** Every parameter of a query has one value. */
const repeatedIn = (sent: [string, string][]) =>
  [...Map.groupBy(sent, ([name]) => name)]
    .filter(([, values]) => values.length > 1)
    .map(([name]) => repeatedKey(name, `/query/${name}`));

/** The parameters of the path, which API Gateway has decoded; its own catch-all is none of ours. */
function namedIn({ pathParameters: { proxy: _, ...named } }: HttpEvent) {
  return named;
}

/** The version that the caller saw, if it says so; an unknown tag matches nothing. */
function versionIn(
  { conditional, method }: Pick<Operation, 'conditional' | 'method'>,
  { headers }: HttpEvent,
): Result<number | undefined, Problem> {
  const ifMatch = method === 'POST' ? headers['if-match'] : undefined;
  if (ifMatch === undefined) return conditional ? fail({ code: 'if-match-required' }) : ok(undefined);
  const match = /^(?:W\/)?"(\d{1,9})(?:-[\w-]{1,43})?"$/.exec(ifMatch.trim())?.[1];
  return match === undefined ? fail({ code: 'stale' }) : ok(Number(match));
}

/** A key, as the quoted string that the draft asks for or bare. */
const keyIn = (header: string) => /^("?)([\x21\x23-\x7e]{1,128})\1$/.exec(header)?.[2];

const digestOf = ({ requestContext, rawPath, body = '' }: HttpEvent) =>
  createHash('sha256').update(`${requestContext.http.method} ${rawPath}\n${body}`).digest('base64url');
