import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { PaperStore } from '#shared/use-cases/paper/print-paper.ts';
import { checksumOf, readObject } from './bodies.ts';
import type { Bucket } from './client.ts';
import { isTaken } from './refusals.ts';

/** Printed papers in the intake bucket, beside the dossier's other files until it is sealed. */
export const s3PaperStore = (bucket: Bucket): PaperStore => ({
  async put(Key, bytes, ContentType = 'application/pdf') {
    const put = new PutObjectCommand({
      Bucket: bucket.name,
      Key,
      Body: bytes,
      ContentType,
      ChecksumSHA256: checksumOf(bytes),
      IfNoneMatch: '*',
    });
    try {
      await bucket.client.send(put);
      return bytes;
    } catch (error) {
      if (!isTaken(error)) throw error;
      return (await readObject(bucket, { Key })).bytes;
    }
  },
});
