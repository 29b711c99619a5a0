import { Readable } from 'node:stream';
import { DeleteObjectsCommand, GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { IntakeFiles } from '#shared/archive/archive.ts';

/** Files that S3 deletes in one call. */
const batch = 1_000;

/** The intake bucket, as the sealing reads it and clears it. */
export const s3IntakeFiles = (client: S3Client, bucket: string): IntakeFiles => ({
  async *read(key) {
    const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    if (!(Body instanceof Readable)) throw new Error(`${key} came without a body`);
    for await (const chunk of Body) {
      if (!(chunk instanceof Uint8Array)) throw new Error(`${key} came as text`);
      yield chunk;
    }
  },

  async remove(keys) {
    for (let start = 0; start < keys.length; start += batch) {
      const Objects = keys.slice(start, start + batch).map((Key) => ({ Key }));
      const { Errors = [] } = await client.send(
        new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects, Quiet: true } }),
      );
      if (Errors.length > 0)
        throw new Error(`${Errors.length} files stay in the intake: ${Errors[0]?.Message}`);
    }
  },
});
