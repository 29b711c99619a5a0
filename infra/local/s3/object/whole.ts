import { checksumHeader } from '#local/s3/body/declared.ts';
import { Digests, digestOf } from '#local/s3/body/digests.ts';
import type { Context } from '#local/s3/context.ts';
import { refuse } from '#local/s3/http/errors.ts';
import type { S3Request } from '#local/s3/http/request.ts';
import { Algorithm, type Checksum } from '#local/s3/model.ts';
import type { Part, Plan } from '#local/s3/store/uploads.ts';

/** The checksum of an object in parts: of the parts' checksums, or of all bytes, which are read again for it. */
export async function wholeChecksum(
  context: Context,
  { algorithm, type }: NonNullable<Plan['checksum']>,
  parts: Part[],
): Promise<Checksum> {
  if (type === 'COMPOSITE') {
    const values = parts.map(({ checksum }) => Buffer.from(checksum?.value ?? '', 'base64'));
    const value = digestOf(algorithm, Buffer.concat(values)).toString('base64');
    return { algorithm, type, value: `${value}-${parts.length}` };
  }
  const digests = new Digests([algorithm]);
  for await (const bytes of context.files.read(parts, 0, Number.POSITIVE_INFINITY)) digests.update(bytes);
  return { algorithm, type, value: digests.get(algorithm).toString('base64') };
}

/** Compares with what the client says the whole should be. */
export function checkWholeChecksum({ headers }: S3Request, checksum: Checksum | undefined) {
  const type = headers.get('x-amz-checksum-type');
  if (type !== undefined && type !== checksum?.type) {
    throw refuse('InvalidRequest', 'The checksum type is not that of the upload');
  }
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
