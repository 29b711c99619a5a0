import { AwsFault } from '#shared/adapters/aws/fault.ts';
import { receive } from '#shared/adapters/aws/receive.ts';
import { encoded } from '#shared/adapters/aws/sign.ts';
import { NotReadable } from '#shared/archive/archive.ts';
import type { CopyFile } from '#shared/reuse/kept-paper.ts';
import type { Bucket } from './client.ts';
import { whyUnread } from './unread.ts';

/** How long the verdict of a scan is waited for, in milliseconds; what has none by then will hardly get a good one. */
const patience = 60 * 60_000;

/** Copies within a bucket, inside of S3: the bytes do not come here. */
export const s3CopyFile =
  (bucket: Bucket, name: string): CopyFile =>
  async (from, to) => {
    const source = `/${name}/${from.split('/').map(encoded).join('/')}`;
    // The verdict of the malware scan is a tag: a copy gets one of its own, and nobody here may write any.
    const headers = {
      'x-amz-copy-source': source,
      'x-amz-tagging-directive': 'REPLACE',
      'if-none-match': '*',
    };
    try {
      await receive(await bucket.send({ method: 'PUT', key: to, headers }));
    } catch (error) {
      // It is there already.
      if (error instanceof AwsFault && error.name === 'PreconditionFailed') return;
      const why = await whyUnread(bucket, from, error);
      // What is gone, or was never found clean, has to be sent.
      if (why === 'gone' || Date.now() - Date.parse(why.putAt) > patience) return;
      throw new NotReadable(from, { cause: error });
    }
  };
