import { Readable } from 'node:stream';
import { Upload } from '@aws-sdk/lib-storage';
import type { Bucket } from './client.ts';

/** As much as is in memory twice, in bytes; ten thousand parts of it are more than an export may have. */
const partSize = 16 * 1024 * 1024;

/** Puts what is made for export, in parts; again writes over it. */
export const s3ExportFiles =
  ({ client, name: Bucket }: Bucket) =>
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
