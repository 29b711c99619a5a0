import { Readable } from 'node:stream';
import { Upload } from '@aws-sdk/lib-storage';
import type { NewPackage } from '#shared/archive/archive.ts';
import type { Bucket } from './client.ts';

/** Stores a package in parts, of which no more than two are in memory; gives its version. */
export async function putInParts({ client, name: Bucket }: Bucket, stored: NewPackage, partSize: number) {
  const params = {
    Bucket,
    Key: stored.key,
    Body: Readable.from(stored.bytes),
    ContentType: 'application/zip',
    ChecksumAlgorithm: 'SHA256' as const,
    ObjectLockMode: 'COMPLIANCE' as const,
    ObjectLockRetainUntilDate: new Date(stored.retainUntil),
  };
  const { VersionId } = await new Upload({ client, params, partSize, queueSize: 2 }).done();
  return VersionId;
}
