import { fail, ok, type Result } from '#shared/kernel/result.ts';
import type { HttpEvent } from './event.ts';
import { repeatedKey, tooDeep } from './findings.ts';
import type { Problem } from './problem.ts';
import { repeatedKeyIn } from './repeated-key.ts';

/** The largest body read, in bytes; files never pass through here. */
const maxBody = 256 * 1024;

/** Nothing of ours nests deeper; a body that does is made to exhaust the stack. */
const maxDepth = 32;

const isDeeper = (value: unknown, levels: number): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((part) => isDeeper(part, levels - 1)));

/** JSON in UTF-8, as it is; nothing that another reader would read otherwise. */
export function readBody(event: HttpEvent): Result<unknown, Problem> {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > maxBody) return fail({ code: 'body-too-large' });
  if (bytes.length === 0) return ok({});
  if (!isPlainJson(event)) return fail({ code: 'not-json' });
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    const body: unknown = JSON.parse(text);
    if (isDeeper(body, maxDepth)) return fail({ code: 'invalid-request', findings: [tooDeep] });
    const repeated = repeatedKeyIn(text);
    return repeated === undefined
      ? ok(body)
      : fail({ code: 'invalid-request', findings: [repeatedKey(repeated)] });
  } catch {
    return fail({ code: 'malformed-json' });
  }
}

/** Whether the body says that it is JSON in UTF-8, and not packed. */
function isPlainJson({ headers }: HttpEvent): boolean {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? 'identity';
  const [type = '', ...parameters] = (headers['content-type'] ?? '').toLowerCase().split(';');
  const charset = parameters.map((one) => /^\s*charset="?([^"]*)"?\s*$/.exec(one)?.[1]).find(Boolean);
  return (
    encoding === 'identity' &&
    type.trim() === 'application/json' &&
    (charset === undefined || charset === 'utf-8')
  );
}
