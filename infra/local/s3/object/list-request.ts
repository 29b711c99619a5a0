import { refuse } from '#local/s3/http/errors.ts';
import type { S3Request } from '#local/s3/http/request.ts';
import { encode } from '#local/s3/http/uri.ts';
import type { Node } from '#local/s3/http/write-xml.ts';

export const listParameters = ['prefix', 'delimiter', 'max-keys', 'encoding-type'];

/** What every listing of a bucket may ask for. */
export interface ListRequest {
  prefix: string;
  delimiter: string | undefined;
  limit: number;
  /** How keys are written in the answer: as they are, or for the sake of old XML parsers percent-encoded. */
  write(text: string): string;
  /** Elements of the answer that repeat the request. */
  echo: Node[];
}

const most = 1000;

export function readList({ query }: S3Request): ListRequest {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') || undefined;
  const limit = readLimit(query.get('max-keys'));
  const encoding = query.get('encoding-type');
  if (encoding !== undefined && encoding !== 'url')
    throw refuse('InvalidArgument', 'The only encoding-type is url');
  const write = (text: string) => (encoding === undefined ? text : encode(text).replaceAll('%2F', '/'));
  const echo: Node[] = [
    ['Prefix', write(prefix)],
    ['MaxKeys', limit],
    optional('Delimiter', delimiter && write(delimiter)),
    optional('EncodingType', encoding),
  ];
  return { prefix, delimiter, limit, write, echo };
}

export const optional = (name: string, value: string | undefined): Node =>
  value === undefined ? undefined : [name, value];

function readLimit(text: string | undefined) {
  if (text === undefined) return most;
  if (!/^\d{1,10}$/.test(text))
    throw refuse('InvalidArgument', 'max-keys is not a number', { ArgumentValue: text });
  return Math.min(Number(text), most);
}

export const commonPrefixes = (prefixes: string[], write: ListRequest['write']): Node[] =>
  prefixes.map((prefix) => ['CommonPrefixes', [['Prefix', write(prefix)]]]);
