import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { type IntakeFiles, NotReadable } from '#shared/archive/archive.ts';
import { openObject } from './bodies.ts';
import type { Bucket } from './client.ts';
import { whyUnread } from './unread.ts';

/** Deletions at a time: S3 has one request for a thousand keys, but a dossier has a handful. */
const together = 10;

async function readable(bucket: Bucket, key: string) {
  try {
    return (await openObject(bucket, { Key: key })).body;
  } catch (error) {
    const why = await whyUnread(bucket, key, error);
    throw why === 'gone'
      ? new Error(`${key} is not there`, { cause: error })
      : new NotReadable(key, { cause: error });
  }
}

/** The intake bucket, as the sealing reads it and clears it. */
export const s3IntakeFiles = (bucket: Bucket): IntakeFiles => ({
  async *read(key) {
    for await (const chunk of await readable(bucket, key)) {
      if (!(chunk instanceof Uint8Array)) throw new Error(`${key} came as text`);
      yield chunk;
    }
  },

  async remove(keys) {
    const { client, name: Bucket } = bucket;
    for (let start = 0; start < keys.length; start += together) {
      await Promise.all(
        keys
          .slice(start, start + together)
          .map((Key) => client.send(new DeleteObjectCommand({ Bucket, Key }))),
      );
    }
  },
});
