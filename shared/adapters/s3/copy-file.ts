import { AwsFault } from '#shared/adapters/aws/fault.ts';
import { receive } from '#shared/adapters/aws/receive.ts';
import { encoded } from '#shared/adapters/aws/sign.ts';
import type { CopyFile } from '#shared/reuse/kept-paper.ts';
import type { Bucket } from './client.ts';

/** It is there already; or there is nothing to copy any more, so that it has to be sent. */
const harmless: ReadonlySet<string> = new Set(['PreconditionFailed', 'NoSuchKey']);

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
      if (!(error instanceof AwsFault) || !harmless.has(error.name)) throw error;
    }
  };
