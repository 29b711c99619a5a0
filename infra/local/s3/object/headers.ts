import { checksumHeader } from '#local/s3/body/declared.ts';
import type { BucketConfig } from '#local/s3/model/bucket.ts';
import type { Checksum, StoredObject, Version } from '#local/s3/model/version.ts';

export const versionHeader = (bucket: BucketConfig, { id }: Pick<Version, 'id'>): Record<string, string> =>
  bucket.versioned ? { 'x-amz-version-id': id } : {};

export const etagHeader = (etag: string) => `"${etag}"`;

export const checksumHeaders = (checksum: Checksum | undefined): Record<string, string> =>
  checksum === undefined
    ? {}
    : { [checksumHeader(checksum.algorithm)]: checksum.value, 'x-amz-checksum-type': checksum.type };

/** What a reader is told of an object, but for its length and checksum. */
export const objectHeaders = (object: StoredObject, modified: number): Record<string, string> => ({
  ...object.headers,
  etag: etagHeader(object.etag),
  'last-modified': new Date(modified).toUTCString(),
  'accept-ranges': 'bytes',
  ...(object.tags.length === 0 ? {} : { 'x-amz-tagging-count': String(object.tags.length) }),
  ...(object.hold ? { 'x-amz-object-lock-legal-hold': 'ON' } : {}),
  ...(object.retention === undefined
    ? {}
    : {
        'x-amz-object-lock-mode': object.retention.mode,
        'x-amz-object-lock-retain-until-date': new Date(object.retention.until).toISOString(),
      }),
});
