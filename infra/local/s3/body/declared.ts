import { digestSize } from '#local/s3/body/digests.ts';
import { refuse } from '#local/s3/http/errors.ts';
import type { S3Request } from '#local/s3/http/request.ts';
import { Algorithm } from '#local/s3/model/version.ts';

/** What a request says about its body beforehand. */
export interface Declared {
  /** In base64. */
  md5: string | undefined;
  checksum: { algorithm: Algorithm; value: string | 'in the trailer' } | undefined;
}

const prefix = 'x-amz-checksum-';

export const checksumHeader = (algorithm: Algorithm) => `${prefix}${algorithm.toLowerCase()}`;

const isDigest = (text: string, size: number) =>
  /^[A-Za-z0-9+/]+={0,2}$/.test(text) && Buffer.from(text, 'base64').length === size;

export function readDeclared(request: S3Request): Declared {
  const md5 = readMd5(request);
  const checksum = readChecksum(request);
  const named = request.headers.get('x-amz-sdk-checksum-algorithm');
  if (named !== undefined && named.toUpperCase() !== checksum?.algorithm) {
    throw refuse('InvalidRequest', 'x-amz-sdk-checksum-algorithm does not name a checksum that was sent');
  }
  return { md5, checksum };
}

export function readMd5({ headers }: S3Request): string | undefined {
  const md5 = headers.get('content-md5');
  if (md5 !== undefined && !isDigest(md5, digestSize.MD5)) throw refuse('InvalidDigest');
  return md5;
}

function readChecksum(request: S3Request): Declared['checksum'] {
  const inHeaders = Algorithm.options.flatMap((algorithm) => {
    const value = request.headers.get(checksumHeader(algorithm));
    return value === undefined ? [] : [{ algorithm, value }];
  });
  const [found, ...others] = [...inHeaders, ...readTrailerNames(request)];
  if (others.length > 0) throw refuse('InvalidRequest', 'Only one checksum may be sent');
  if (found !== undefined && found.value !== inTrailer) checkValue(found.algorithm, found.value);
  return found;
}

export const inTrailer = 'in the trailer';

/** Refuses what cannot be a checksum of that algorithm. */
export function checkValue(algorithm: Algorithm, value: string) {
  if (!isDigest(value, digestSize[algorithm])) {
    throw refuse('InvalidRequest', `The value of ${checksumHeader(algorithm)} is invalid`);
  }
}

function readTrailerNames(request: S3Request) {
  const names = request.headers.get('x-amz-trailer')?.split(',') ?? [];
  return names.map((name) => {
    const algorithm = Algorithm.options.find(
      (option) => checksumHeader(option) === name.trim().toLowerCase(),
    );
    if (algorithm === undefined)
      throw refuse('NotImplemented', undefined, { Header: `x-amz-trailer: ${name}` });
    return { algorithm, value: inTrailer };
  });
}
