import { PutObjectCommand } from '@aws-sdk/client-s3';
import type { Bucket } from './client.ts';

/** Puts a file of a package where it can be fetched. Again writes over it, so that it is not removed while it is fetched; S3 compares the digest. */
export const putOpened =
  ({ client, name: Bucket }: Bucket) =>
  async (Key: string, bytes: Uint8Array, { mediaType, sha256 }: { mediaType: string; sha256: string }) => {
    const ChecksumSHA256 = Buffer.from(sha256, 'hex').toString('base64');
    await client.send(
      new PutObjectCommand({ Bucket, Key, Body: bytes, ContentType: mediaType, ChecksumSHA256 }),
    );
  };
