import { createHash } from 'node:crypto';
import { AwsFault } from '#shared/adapters/aws/fault.ts';
import { receive } from '#shared/adapters/aws/receive.ts';
import type { Bucket } from './client.ts';

/** Small objects of the archive bucket that are put once, under a compliance lock. */
export const s3LockedObjects = (bucket: Bucket) => ({
  /** Gives what is there: these bytes, or those that were put before. */
  async put(
    key: string,
    text: string,
    { retainUntil, mediaType }: { retainUntil: string; mediaType: string },
  ) {
    const body = Buffer.from(text);
    const headers = {
      'content-type': mediaType,
      'if-none-match': '*',
      'x-amz-checksum-sha256': createHash('sha256').update(body).digest('base64'),
      'x-amz-object-lock-mode': 'COMPLIANCE',
      'x-amz-object-lock-retain-until-date': retainUntil,
    };
    try {
      await receive(await bucket.send({ method: 'PUT', key, headers, body: [body] }));
      return text;
    } catch (error) {
      if (!(error instanceof AwsFault) || error.name !== 'PreconditionFailed') throw error;
      return this.get(key);
    }
  },

  get: async (key: string): Promise<string> =>
    (await receive(await bucket.send({ method: 'GET', key }))).toString(),
});

export type LockedObjects = ReturnType<typeof s3LockedObjects>;
