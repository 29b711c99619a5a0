import { createHash } from 'node:crypto';
import type { IncomingMessage, OutgoingHttpHeaders } from 'node:http';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { isCompressible } from '#local/cloudfront/content-types.ts';
import type { DeployedFile, DeployedFiles } from '#local/cloudfront/distribution-config.ts';

export interface FileAnswer {
  status: number;
  headers: OutgoingHttpHeaders;
  body: Buffer;
}

/** Why S3 would not let CloudFront do this; undefined where it does. */
export type MayRead = (action: 's3:GetObject' | 's3:ListBucket', key: string) => string | undefined;

type Encoding = 'br' | 'gzip';
const compress = { br: brotliCompressSync, gzip: gzipSync };

/** Answers as S3 does for the files that were deployed, and compresses as CloudFront does. */
export function createBucketOrigin(files: DeployedFiles, mayRead: MayRead, compresses: boolean) {
  const bodies = new Map<string, Buffer>();
  const encoded = (key: string, { body }: DeployedFile, encoding: Encoding): Buffer => {
    const known = bodies.get(`${encoding} ${key}`) ?? compress[encoding](body);
    bodies.set(`${encoding} ${key}`, known);
    return known;
  };

  return (request: IncomingMessage, key: string): FileAnswer => {
    const file = files.get(key);
    const refusal = refusalOf(file, key, mayRead);
    if (file === undefined || refusal !== undefined) return refusal ?? noSuchKey;
    const compressible = compresses && isCompressible(file.contentType, file.body.length);
    const encoding = compressible ? encodingFor(request.headers['accept-encoding']) : undefined;
    const tag = `"${createHash('md5').update(file.body).digest('hex')}"`;
    const headers = headersOf(file, { tag, compressible, encoding });
    if (isKnown(request, tag)) return { status: 304, headers, body: Buffer.alloc(0) };
    const body = encoding === undefined ? file.body : encoded(key, file, encoding);
    return { status: 200, headers: { ...headers, 'content-length': body.length }, body };
  };
}

/** Who may not list a bucket is not told what is not in it. */
function refusalOf(file: DeployedFile | undefined, key: string, mayRead: MayRead): FileAnswer | undefined {
  if (mayRead('s3:GetObject', key) !== undefined) return accessDenied;
  return file === undefined && mayRead('s3:ListBucket', key) !== undefined ? accessDenied : undefined;
}

interface Sent {
  tag: string;
  compressible: boolean;
  encoding: Encoding | undefined;
}

const headersOf = ({ contentType, cacheControl }: DeployedFile, sent: Sent): OutgoingHttpHeaders => ({
  'content-type': contentType,
  etag: sent.encoding === undefined ? sent.tag : `W/${sent.tag}`,
  'x-cache': 'Miss from cloudfront',
  ...(cacheControl !== undefined && { 'cache-control': cacheControl }),
  ...(sent.compressible && { vary: 'Accept-Encoding' }),
  ...(sent.encoding !== undefined && { 'content-encoding': sent.encoding }),
});

function encodingFor(accepted: string | undefined): Encoding | undefined {
  const given = new Set(accepted?.split(',').map((one) => one.trim().split(';')[0]));
  if (given.has('br')) return 'br';
  return given.has('gzip') ? 'gzip' : undefined;
}

function isKnown({ headers }: IncomingMessage, tag: string): boolean {
  const known = headers['if-none-match']?.split(',').map((one) => one.trim().replace(/^W\//, ''));
  return known?.some((one) => one === tag || one === '*') ?? false;
}

function xmlError(status: number, code: string, message: string): FileAnswer {
  const text = `<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code><Message>${message}</Message></Error>`;
  const body = Buffer.from(text);
  const headers = {
    'content-type': 'application/xml',
    'content-length': body.length,
    'x-cache': 'Error from cloudfront',
  };
  return { status, headers, body };
}

const accessDenied = xmlError(403, 'AccessDenied', 'Access Denied');
const noSuchKey = xmlError(404, 'NoSuchKey', 'The specified key does not exist.');
