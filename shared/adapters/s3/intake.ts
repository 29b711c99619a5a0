import { GetObjectCommand, NoSuchKey, type S3Client } from '@aws-sdk/client-s3';
import { type Anchors, examine } from '#shared/adapters/file-formats/examine.ts';
import type { Intake } from '#shared/file/receive.ts';

/** The intake bucket. Files are bounded by the procedures (tens of megabytes) and looked at whole. */
export const s3Intake = (client: S3Client, bucket: string, anchors: Anchors): Intake => ({
  async examine(key, at) {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
      if (Body === undefined) throw new Error(`${key} came without a body`);
      return await examine(await Body.transformToByteArray(), { at, anchors });
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  },
});
