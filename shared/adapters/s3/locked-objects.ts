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
      const there = await this.get(key);
      if (there === undefined) throw error;
      return there;
    }
  },

  /** Undefined where there is nothing under this key. */
  async get(key: string): Promise<string | undefined> {
    try {
      return (await receive(await bucket.send({ method: 'GET', key }))).toString();
    } catch (error) {
      if (error instanceof AwsFault && error.status === 404) return undefined;
      throw error;
    }
  },
});

export type LockedObjects = ReturnType<typeof s3LockedObjects>;
