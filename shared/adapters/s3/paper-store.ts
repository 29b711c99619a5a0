import { GetObjectCommand, PutObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { PaperStore } from '#shared/paper/print.ts';

/** Printed papers in the intake bucket, beside the dossier's other files until it is sealed. */
export const s3PaperStore = (client: S3Client, bucket: string): PaperStore => ({
  async put(key, bytes) {
    try {
      await client.send(
        new PutObjectCommand({
          Bucket: bucket,
          Key: key,
          Body: bytes,
          ContentType: 'application/pdf',
          ChecksumAlgorithm: 'SHA256',
          IfNoneMatch: '*',
        }),
      );
      return bytes;
    } catch (error) {
      if (!(error instanceof S3ServiceException) || error.name !== 'PreconditionFailed') throw error;
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (Body === undefined) throw new Error(`${key} came without a body`);
      return Body.transformToByteArray();
    }
  },
});
