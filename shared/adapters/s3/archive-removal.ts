import {
  DeleteObjectCommand,
  ListObjectVersionsCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { ArchiveRemoval } from '#shared/archive/keeping/carry-out.ts';

/** Removes versions from the archive bucket, which refuses while a lock or a hold is on one of them. */
export const s3ArchiveRemoval = (client: S3Client, Bucket: string): ArchiveRemoval => ({
  async remove(key) {
    const { Versions = [] } = await client.send(new ListObjectVersionsCommand({ Bucket, Prefix: key }));
    for (const { Key, VersionId } of Versions.filter((one) => one.Key === key)) {
      try {
        await client.send(new DeleteObjectCommand({ Bucket, Key, VersionId }));
      } catch (error) {
        if (error instanceof S3ServiceException && error.name === 'AccessDenied') return 'locked';
        throw error;
      }
    }
    return 'removed';
  },
});
