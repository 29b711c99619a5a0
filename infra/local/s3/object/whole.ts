import { checksumHeader } from '#local/s3/body/declared.ts';
import { digestOf } from '#local/s3/body/digests.ts';
import { refuse } from '#local/s3/http/errors.ts';
import type { S3Request } from '#local/s3/http/request.ts';
import { Algorithm, type Checksum } from '#local/s3/model/version.ts';
import type { Part } from '#local/s3/store/uploads.ts';

/** The checksum of an object in parts is one of the parts' checksums. */
export function compositeChecksum(algorithm: Algorithm, parts: Part[]): Checksum {
  const values = parts.map(({ checksum }) => Buffer.from(checksum?.value ?? '', 'base64'));
  const value = digestOf(algorithm, Buffer.concat(values)).toString('base64');
  return { algorithm, type: 'COMPOSITE', value: `${value}-${parts.length}` };
}

/** Compares with what the client says the whole should be. */
export function checkWholeChecksum({ headers }: S3Request, checksum: Checksum | undefined) {
  for (const algorithm of Algorithm.options) {
    const value = headers.get(checksumHeader(algorithm));
    if (value === undefined) continue;
    if (algorithm !== checksum?.algorithm)
      throw refuse('InvalidRequest', `The upload has no ${algorithm} checksum`);
    const [digest, count] = checksum.value.split('-');
    if (value !== checksum.value && (count === undefined || value !== digest)) {
      throw refuse('BadDigest', `The ${algorithm} of the whole object is another one`);
    }
  }
}

export function checkObjectSize({ headers }: S3Request, size: number) {
  const declared = headers.get('x-amz-mp-object-size');
  if (declared !== undefined && declared !== String(size)) {
    throw refuse('InvalidRequest', 'The parts together do not have the size in x-amz-mp-object-size');
  }
}
