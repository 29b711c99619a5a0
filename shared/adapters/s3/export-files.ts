import { Readable } from 'node:stream';
import type { S3Client } from '@aws-sdk/client-s3';
import { Upload } from '@aws-sdk/lib-storage';

/** As much as is in memory twice, in bytes; ten thousand parts of it are more than an export may have. */
const partSize = 16 * 1024 * 1024;

/** Puts what is made for export, in parts; again writes over it. */
export const s3ExportFiles =
  (client: S3Client, Bucket: string) =>
  async (Key: string, bytes: AsyncIterable<Uint8Array>): Promise<void> => {
    const Body = Readable.from(bytes);
    const params = {
      Bucket,
      Key,
      Body,
      ContentType: 'application/zip',
      ChecksumAlgorithm: 'SHA256' as const,
    };
    await new Upload({ client, params, partSize, queueSize: 2 }).done();
  };
