import { refuse } from '#local/s3/http/errors.ts';

const maxKeyBytes = 1024;

const hex = (character: string) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`;

/** Percent-encodes all but the unreserved characters of RFC 3986, as Signature Version 4 asks for. */
export const encode = (text: string) => encodeURIComponent(text).replace(/[!'()*]/g, hex);

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw refuse('InvalidURI', 'The path or query is not percent-encoded UTF-8');
  }
}

/** Splits a request target as it came: no normalising, since `..` and `%2e` are ordinary characters of a key. */
export function splitTarget(url: string): Target {
  const [rawPath = '', ...rest] = url.split('?');
  const path = decode(rawPath);
  if (!path.startsWith('/')) throw refuse('InvalidURI');
  const [bucket = '', ...key] = path.slice(1).split('/');
  return { path, bucket, key: readKey(key.join('/')), query: readQuery(rest.join('?')) };
}

interface Target {
  /** Decoded; bucket and key are its parts. */
  path: string;
  bucket: string;
  key: string;
  query: [string, string][];
}

const readQuery = (text: string) =>
  text
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair): [string, string] => {
      const [name = '', ...value] = pair.replaceAll('+', ' ').split('=');
      return [decode(name), decode(value.join('='))];
    });

/** Refuses what S3 refuses: more than 1024 bytes, and a key that climbs above its own root. */
export function readKey(key: string): string {
  const bytes = Buffer.byteLength(key);
  if (bytes > maxKeyBytes) {
    throw refuse('KeyTooLongError', undefined, { Size: String(bytes), MaxSizeAllowed: String(maxKeyBytes) });
  }
  let depth = 0;
  for (const segment of key.split('/')) {
    if (segment === '..') depth -= 1;
    else if (segment !== '' && segment !== '.') depth += 1;
    if (depth < 0) throw refuse('InvalidURI', 'The key climbs above its root');
  }
  return key;
}
