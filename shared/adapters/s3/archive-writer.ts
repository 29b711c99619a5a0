import { HeadObjectCommand, type HeadObjectCommandOutput, PutObjectCommand } from '@aws-sdk/client-s3';
import type { ArchiveWriter, NewPackage } from '#shared/archive/archive.ts';
import type { Bucket } from './client.ts';
import { isTaken } from './refusals.ts';

/** Packages up to this size go in one request, larger ones in parts of it; so much is held in memory, in bytes. */
const partSize = 16 * 1024 * 1024;

/** Writes packages into the archive bucket: each a version under Object Lock in compliance mode. */
export const s3ArchiveWriter = (bucket: Bucket): ArchiveWriter => ({
  async put(stored) {
    if (stored.size <= partSize) return putAtOnce(bucket, stored);
    // Few packages are so large; the others need not wait until uploads in parts are loaded.
    const { putInParts } = await import('./archive-parts.ts');
    return { versionId: named(await putInParts(bucket, stored, partSize), stored) };
  },
});

async function putAtOnce({ client, name: Bucket }: Bucket, stored: NewPackage) {
  const { key: Key, retainUntil } = stored;
  const Body = Buffer.concat(await Array.fromAsync(stored.bytes));
  const ChecksumSHA256 = Buffer.from(stored.sha256(), 'hex').toString('base64');
  const put = new PutObjectCommand({
    Bucket,
    Key,
    Body,
    ChecksumSHA256,
    ContentType: 'application/zip',
    IfNoneMatch: '*',
    ObjectLockMode: 'COMPLIANCE',
    ObjectLockRetainUntilDate: new Date(retainUntil),
  });
  try {
    const { VersionId } = await client.send(put);
    return { versionId: named(VersionId, stored) };
  } catch (error) {
    if (!isTaken(error)) throw error;
    const there = await client.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
    return { versionId: same(there, Key, ChecksumSHA256) };
  }
}

/** An earlier attempt stored the package and died before it could say so: the bytes must be the same. */
function same({ ChecksumSHA256, VersionId }: HeadObjectCommandOutput, key: string, sha256: string) {
  if (ChecksumSHA256 !== sha256) throw new Error(`${key} is in the archive with other bytes`);
  return named(VersionId, { key });
}

function named(versionId: string | undefined, { key }: { key: string }) {
  if (versionId !== undefined) return versionId;
  throw new Error(`${key} was stored without a version: the archive must keep versions`);
}
