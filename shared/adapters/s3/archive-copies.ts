import { createHash } from 'node:crypto';
import { pipeline } from 'node:stream/promises';
import { ListObjectVersionsCommand, type S3Client } from '@aws-sdk/client-s3';
import type { ArchiveCopies, Copy } from '#shared/archive/keeping/fixity.ts';
import { openObject } from './bodies.ts';
import type { Bucket } from './client.ts';
import { isAbsent } from './refusals.ts';

/** Packages in the archive bucket, and in the bucket to which it is replicated, if there is one. */
export const s3ArchiveCopies = ({ client, name: archive }: Bucket, replica?: string): ArchiveCopies => ({
  async digest({ bucket: name = archive, key: Key, versionId: VersionId }) {
    try {
      const { body } = await openObject({ client, name }, { Key, VersionId });
      const hash = createHash('sha256');
      await pipeline(body, hash);
      return hash.digest('hex');
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  },

  async others({ key, versionId }) {
    const here = await versions(client, archive, key);
    const there = replica === undefined ? [] : await versions(client, replica, key);
    const besides = here.filter((one) => one !== versionId);
    return [
      ...besides.map((one): Copy => ({ key, versionId: one })),
      // A replica has the version's own id.
      ...there.map((one): Copy => ({ bucket: replica, key, versionId: one })),
    ];
  },
});

async function versions(client: S3Client, Bucket: string, key: string): Promise<string[]> {
  const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: key }));
  return Versions.flatMap(({ Key, VersionId }) =>
    Key === key && VersionId !== undefined ? [VersionId] : [],
  );
}
