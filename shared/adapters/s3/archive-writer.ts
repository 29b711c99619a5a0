import { Readable } from 'node:stream';
import { HeadObjectCommand, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';
import type { ArchiveWriter, NewPackage } from '#shared/archive/archive.ts';

/** Packages up to this size go in one request, larger ones in parts of it; so much is held in memory, in bytes. */
const partSize = 16 * 1024 * 1024;

/** Writes packages into the archive bucket: each a version under Object Lock in compliance mode. */
export const s3ArchiveWriter = (client: S3Client, bucket: string): ArchiveWriter => ({
  put: (stored) =>
    stored.size > partSize ? putInParts(client, bucket, stored) : putAtOnce(client, bucket, stored),
});

const lock = ({ key, retainUntil }: NewPackage, Bucket: string) => ({
  Bucket,
  Key: key,
  ContentType: 'application/zip',
  ObjectLockMode: 'COMPLIANCE' as const,
  ObjectLockRetainUntilDate: new Date(retainUntil),
});

async function putAtOnce(client: S3Client, bucket: string, stored: NewPackage) {
  const Body = Buffer.concat(await Array.fromAsync(stored.bytes), stored.size);
  const ChecksumSHA256 = Buffer.from(stored.sha256(), 'hex').toString('base64');
  try {
    const { VersionId } = await client.send(
      new PutObjectCommand({ ...lock(stored, bucket), Body, ChecksumSHA256, IfNoneMatch: '*' }),
    );
    return { versionId: named(VersionId, stored) };
  } catch (error) {
    if (!(error instanceof S3ServiceException) || error.name !== 'PreconditionFailed') throw error;
    return same(client, bucket, { key: stored.key, ChecksumSHA256 });
  }
}

/** An earlier attempt stored the package and died before it could say so: the bytes must be the same. */
async function same(
  client: S3Client,
  bucket: string,
  { key, ChecksumSHA256 }: { key: string; ChecksumSHA256: string },
) {
  const found = await client.send(
    new HeadObjectCommand({ Bucket: bucket, Key: key, ChecksumMode: 'ENABLED' }),
  );
  if (found.ChecksumSHA256 !== ChecksumSHA256) throw new Error(`${key} is in the archive with other bytes`);
  return { versionId: named(found.VersionId, { key }) };
}

async function putInParts(client: S3Client, bucket: string, stored: NewPackage) {
  const params = {
    ...lock(stored, bucket),
    Body: Readable.from(stored.bytes),
    ChecksumAlgorithm: 'SHA256' as const,
  };
  const { VersionId } = await new Upload({ client, params, partSize, queueSize: 2 }).done();
  return { versionId: named(VersionId, stored) };
}

function named(versionId: string | undefined, { key }: { key: string }) {
  if (versionId === undefined)
    throw new Error(`${key} was stored without a version: the archive must keep versions`);
  return versionId;
}
