import { createHmac, createSecretKey, hash, type KeyObject } from 'node:crypto';
import type { S3Request } from '#local/s3/http/request.ts';
import { encode } from '#local/s3/http/uri.ts';

export const algorithm = 'AWS4-HMAC-SHA256';

export interface Scope {
  accessKeyId: string;
  date: string;
  region: string;
}

/** What one signature covers. */
export interface Signed {
  scope: Scope;
  /** ISO 8601 basic format, as in x-amz-date. */
  at: string;
  headers: string[];
  payload: string;
}

export const scopeText = ({ date, region }: Scope) => `${date}/${region}/s3/aws4_request`;

// Node reads header bytes as Latin-1; hashing them as Latin-1 gives back the bytes that the client signed.
export const sha256 = (text: string) => hash('sha256', Buffer.from(text, 'latin1'));

const hmac = (key: KeyObject | string, text: string) =>
  createHmac('sha256', key).update(text, 'latin1').digest();

const derive = (key: KeyObject | string, text: string) => createSecretKey(hmac(key, text));

export const sign = (key: KeyObject, text: string) => hmac(key, text).toString('hex');

// As key objects: a key in bytes is imported anew for each signature, which takes longer than the signature.
const keys = new Map<string, KeyObject>();

/** Derives the key of a day; kept, since every request of a day needs the same. */
export function signingKey(secret: string, { date, region }: Scope): KeyObject {
  const name = JSON.stringify([secret, date, region]);
  const known = keys.get(name);
  if (known !== undefined) return known;
  const key = ['s3', 'aws4_request'].reduce(derive, derive(derive(`AWS4${secret}`, date), region));
  if (keys.size > 100) keys.clear();
  keys.set(name, key);
  return key;
}

export function stringToSign(request: S3Request, signed: Signed): string {
  const canonical = canonicalRequest(request, signed);
  return [algorithm, signed.at, scopeText(signed.scope), sha256(canonical)].join('\n');
}

export function canonicalRequest(request: S3Request, { headers, payload }: Signed): string {
  return [
    request.method,
    request.path.split('/').map(encode).join('/'),
    canonicalQuery(request.parameters),
    ...headers.map((name) => `${name}:${(request.headers.get(name) ?? '').replace(/ +/g, ' ')}`),
    '',
    headers.join(';'),
    payload,
  ].join('\n');
}

const canonicalQuery = (parameters: S3Request['parameters']) =>
  parameters
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]): [string, string] => [encode(name), encode(value)])
    .sort(byBytes)
    .map(([name, value]) => `${name}=${value}`)
    .join('&');

const byBytes = ([a, av]: [string, string], [b, bv]: [string, string]) => {
  if (a !== b) return a < b ? -1 : 1;
  return av < bv ? -1 : Number(av > bv);
};
