import { DeleteObjectCommand, ListObjectVersionsCommand } from '@aws-sdk/client-s3';
import type { ArchiveRemoval } from '#shared/use-cases/archive/carry-out.ts';
import type { Bucket } from './client.ts';
import { isRefusedAs } from './refusals.ts';

/** Removes versions from the archive bucket, which refuses while a lock or a hold is on one of them. */
export const s3ArchiveRemoval = ({ client, name: Bucket }: Bucket): ArchiveRemoval => ({
  async remove(key) {
    const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: key }));
    for (const { Key, VersionId } of Versions.filter((one) => one.Key === key)) {
      try {
        await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
      } catch (error) {
        if (isRefusedAs(error, 'AccessDenied')) return 'locked';
        throw error;
      }
    }
    return 'removed';
  },
});
