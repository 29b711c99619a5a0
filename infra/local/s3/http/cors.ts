import { type Answer, emptyAnswer } from '#local/s3/http/answer.ts';
import { refuse } from '#local/s3/http/errors.ts';
import type { CorsRule } from '#local/s3/model/bucket.ts';

type Headers = Map<string, string>;

const vary = 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method';

/** Answers a browser that asks whether it may send a request. */
export function preflight(rules: CorsRule[], headers: Headers): Answer {
  const origin = headers.get('origin');
  const method = headers.get('access-control-request-method');
  if (origin === undefined || method === undefined) {
    throw refuse('InvalidRequest', 'A preflight needs Origin and Access-Control-Request-Method');
  }
  const asked = (headers.get('access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
  const rule = rules.find(
    (candidate) =>
      allows(candidate, origin, method) &&
      asked.every((name) => matchesAny(candidate.allowedHeaders ?? [], name)),
  );
  if (rule === undefined) throw refuse('AccessForbidden');
  return emptyAnswer(200, {
    ...grant(rule, origin),
    ...(asked.length > 0 && { 'access-control-allow-headers': asked.join(', ') }),
    ...(rule.maxAgeSeconds !== undefined && { 'access-control-max-age': String(rule.maxAgeSeconds) }),
  });
}

/** The headers that let the page of an allowed origin see the answer; none for others. */
export function corsHeaders(rules: CorsRule[], method: string, headers: Headers): Record<string, string> {
  const origin = headers.get('origin');
  if (origin === undefined) return {};
  const rule = rules.find((candidate) => allows(candidate, origin, method));
  return rule === undefined ? {} : grant(rule, origin);
}

const allows = (rule: CorsRule, origin: string, method: string) =>
  rule.allowedMethods.includes(method) && matchesAny(rule.allowedOrigins, origin);

const matchesAny = (patterns: string[], text: string) => patterns.some((pattern) => matches(pattern, text));

/** A pattern has at most one `*`; case does not count, as in host and header names. */
function matches(pattern: string, text: string): boolean {
  const [start = '', end] = pattern.toLowerCase().split('*');
  const lower = text.toLowerCase();
  if (end === undefined) return lower === start;
  return lower.length >= start.length + end.length && lower.startsWith(start) && lower.endsWith(end);
}

const grant = (rule: CorsRule, origin: string): Record<string, string> => ({
  ...(rule.allowedOrigins.includes('*')
    ? { 'access-control-allow-origin': '*' }
    : { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' }),
  'access-control-allow-methods': rule.allowedMethods.join(', '),
  ...(rule.exposedHeaders?.length && { 'access-control-expose-headers': rule.exposedHeaders.join(', ') }),
  vary,
});
