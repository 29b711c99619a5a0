import { PutObjectCommand } from '@aws-sdk/client-s3';
import { checksumOf, readObject } from './bodies.ts';
import type { Bucket } from './client.ts';
import { isAbsent, isTaken } from './refusals.ts';

const utf8 = new TextDecoder();

/** Small objects of the archive bucket that are put once, under a compliance lock. */
export const s3LockedObjects = (bucket: Bucket) => ({
  /** Gives what is there: these bytes, or those that were put before. */
  async put(
    key: string,
    text: string,
    { retainUntil, mediaType }: { retainUntil: string; mediaType: string },
  ) {
    const Body = Buffer.from(text);
    const put = new PutObjectCommand({
      Bucket: bucket.name,
      Key: key,
      Body,
      ContentType: mediaType,
      ChecksumSHA256: checksumOf(Body),
      IfNoneMatch: '*',
      ObjectLockMode: 'COMPLIANCE',
      ObjectLockRetainUntilDate: new Date(retainUntil),
    });
    try {
      await bucket.client.send(put);
      return text;
    } catch (error) {
      if (!isTaken(error)) throw error;
      const there = await this.get(key);
      if (there === undefined) throw error;
      return there;
    }
  },

  /** Undefined where there is nothing under this key. */
  async get(key: string): Promise<string | undefined> {
    try {
      return utf8.decode((await readObject(bucket, { Key: key })).bytes);
    } catch (error) {
      if (isAbsent(error)) return undefined;
      throw error;
    }
  },
});

export type LockedObjects = ReturnType<typeof s3LockedObjects>;
