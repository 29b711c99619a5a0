import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { ArchiveReader } from '#shared/archive/archive.ts';

/** Reads packages of the archive bucket, piece by piece. */
export const s3ArchiveReader = (client: S3Client, bucket: string): ArchiveReader => ({
  open: ({ key, versionId, bytes }) => ({
    size: bytes,
    async read(offset, length) {
      const Range = `bytes=${offset}-${offset + length - 1}`;
      const { Body } = await client.send(
        new GetObjectCommand({ Bucket: bucket, Key: key, VersionId: versionId, Range }),
      );
      if (Body === undefined) throw new Error(`${key} came without a body`);
      return Body.transformToByteArray();
    },
  }),
});
