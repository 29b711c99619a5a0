import { refuse } from '#local/s3/http/errors.ts';
import type { S3Request } from '#local/s3/http/request.ts';

const overrides = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];

export const overrideParameters = overrides.map((name) => `response-${name}`);

const isHeaderValue = (text: string) => /^[\t\x20-\x7e\x80-\xff]*$/.test(text);

/** The response headers that the signed URL asks for, such as the file name of a download. */
export function readOverrides(request: S3Request): Record<string, string> {
  const wanted = overrides.flatMap((name) => {
    const value = request.query.get(`response-${name}`);
    return value === undefined ? [] : [[name, value] as const];
  });
  for (const [name, value] of wanted) {
    if (!isHeaderValue(value)) {
      throw refuse('InvalidArgument', 'The header value cannot be represented in ISO 8859-1', {
        ArgumentName: `response-${name}`,
      });
    }
  }
  return Object.fromEntries(wanted);
}
