import { receive } from '#shared/adapters/aws/receive.ts';
import type { Bucket } from './client.ts';

/** Puts a file of a package where it can be fetched. Again writes over it, so that it is not removed while it is fetched; S3 compares the digest. */
export const putOpened =
  (bucket: Bucket) =>
  async (key: string, bytes: Uint8Array, { mediaType, sha256 }: { mediaType: string; sha256: string }) => {
    const headers = {
      'content-type': mediaType,
      'x-amz-checksum-sha256': Buffer.from(sha256, 'hex').toString('base64'),
    };
    await receive(await bucket.send({ method: 'PUT', key, headers, body: [bytes] }));
  };
