import { AwsFault } from '#shared/adapters/aws/fault.ts';
import { receive } from '#shared/adapters/aws/receive.ts';
import type { ArchiveWriter, NewPackage } from '#shared/archive/archive.ts';
import type { Bucket } from './client.ts';

/** Packages up to this size go in one request, larger ones in parts of it; so much is held in memory, in bytes. */
const partSize = 16 * 1024 * 1024;

/** Writes packages into the archive bucket: each a version under Object Lock in compliance mode. */
export const s3ArchiveWriter = (bucket: Bucket, name: string): ArchiveWriter => ({
  async put(stored) {
    if (stored.size <= partSize) return putAtOnce(bucket, stored);
    // Few packages are so large; the others need not wait until the SDK is loaded.
    const { putInParts } = await import('./archive-parts.ts');
    return { versionId: named(await putInParts(name, stored, partSize), stored) };
  },
});

async function putAtOnce(bucket: Bucket, stored: NewPackage) {
  const { key, retainUntil } = stored;
  const body = await Array.fromAsync(stored.bytes);
  const sha256 = Buffer.from(stored.sha256(), 'hex').toString('base64');
  const headers = {
    'content-type': 'application/zip',
    'if-none-match': '*',
    'x-amz-checksum-sha256': sha256,
    'x-amz-object-lock-mode': 'COMPLIANCE',
    'x-amz-object-lock-retain-until-date': retainUntil,
  };
  try {
    return { versionId: await versionOf(bucket, { method: 'PUT', key, headers, body }) };
  } catch (error) {
    if (!(error instanceof AwsFault) || error.name !== 'PreconditionFailed') throw error;
    return { versionId: await same(bucket, key, sha256) };
  }
}

/** An earlier attempt stored the package and died before it could say so: the bytes must be the same. */
async function same(bucket: Bucket, key: string, sha256: string) {
  const headers = { 'x-amz-checksum-mode': 'ENABLED' };
  const found = await bucket.send({ method: 'HEAD', key, headers });
  await receive(found);
  if (found.headers['x-amz-checksum-sha256'] !== sha256)
    throw new Error(`${key} is in the archive with other bytes`);
  return named(found.headers['x-amz-version-id'], { key });
}

async function versionOf(bucket: Bucket, request: Parameters<Bucket['send']>[0]) {
  const answer = await bucket.send(request);
  await receive(answer);
  return named(answer.headers['x-amz-version-id'], request);
}

function named(versionId: string | string[] | undefined, { key }: { key: string }) {
  if (typeof versionId === 'string') return versionId;
  throw new Error(`${key} was stored without a version: the archive must keep versions`);
}
