import { Readable } from 'node:stream';
import { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { NewPackage } from '#shared/archive/archive.ts';

/** Stores a package in parts, of which no more than two are in memory; gives its version. */
export async function putInParts(Bucket: string, stored: NewPackage, partSize: number) {
  const params = {
    Bucket,
    Key: stored.key,
    Body: Readable.from(stored.bytes),
    ContentType: 'application/zip',
    ChecksumAlgorithm: 'SHA256' as const,
    ObjectLockMode: 'COMPLIANCE' as const,
    ObjectLockRetainUntilDate: new Date(stored.retainUntil),
  };
  const client = new S3Client();
  const { VersionId } = await new Upload({ client, params, partSize, queueSize: 2 }).done();
  client.destroy();
  return VersionId;
}
