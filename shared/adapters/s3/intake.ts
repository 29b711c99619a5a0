import { AwsFault } from '#shared/adapters/aws/fault.ts';
import { receive } from '#shared/adapters/aws/receive.ts';
import { type Anchors, examine } from '#shared/adapters/file-formats/examine.ts';
import type { Intake } from '#shared/file/receive.ts';
import type { Bucket } from './client.ts';

/** The intake bucket. Files are bounded by the procedures (tens of megabytes) and looked at whole. */
export const s3Intake = (bucket: Bucket, anchors: Anchors): Intake => ({
  async examine(key, at) {
    try {
      return await examine(await receive(await bucket.send({ method: 'GET', key })), { at, anchors });
    } catch (error) {
      if (error instanceof AwsFault && error.name === 'NoSuchKey') return undefined;
      throw error;
    }
  },
});
