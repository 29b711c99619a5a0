import { CopyObjectCommand } from '@aws-sdk/client-s3';
import { NotReadable } from '#shared/archive/archive.ts';
import type { CopyFile } from '#shared/reuse/kept-paper.ts';
import type { Bucket } from './client.ts';
import { isTaken } from './refusals.ts';
import { whyUnread } from './unread.ts';

/** How long the verdict of a scan is waited for, in milliseconds; what has none by then will hardly get a good one. */
const maxAgeMs = 60 * 60_000;

/** Copies within a bucket, inside of S3: the bytes do not come here. */
export const s3CopyFile =
  (bucket: Bucket): CopyFile =>
  async (from, to) => {
    const { client, name: Bucket } = bucket;
    const copy = new CopyObjectCommand({
      Bucket,
      Key: to,
      CopySource: `${Bucket}/${from.split('/').map(encodeURIComponent).join('/')}`,
      // The verdict of the malware scan is a tag: a copy gets one of its own, and nobody here may write any.
      TaggingDirective: 'REPLACE',
      IfNoneMatch: '*',
    });
    try {
      await client.send(copy);
    } catch (error) {
      // It is there already.
      if (isTaken(error)) return;
      const why = await whyUnread(bucket, from, error);
      // What is gone, or was never found clean, has to be sent.
      if (why === 'gone' || Date.now() - Date.parse(why.putAt) > maxAgeMs) return;
      throw new NotReadable(from, { cause: error });
    }
  };
