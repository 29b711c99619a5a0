import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { GetObjectCommand, type GetObjectCommandInput } from '@aws-sdk/client-s3';
import type { Bucket } from './client.ts';

/** The SHA-256 of bytes, as S3 wants to be told it. */
export const checksumOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64');

/** An object as it begins to come: whoever asks reads it to its end, or destroys it. */
export async function openObject(
  { client, name: Bucket }: Bucket,
  asked: Omit<GetObjectCommandInput, 'Bucket'>,
) {
  const { Body, ContentLength = 0 } = await client.send(new GetObjectCommand({ Bucket, ...asked }));
  if (!(Body instanceof Readable)) throw new Error(`${asked.Key} has no bytes`);
  return { body: Body, size: ContentLength };
}

/** The bytes of a whole object, or of a range of it. */
export async function readObject(
  { client, name: Bucket }: Bucket,
  asked: Omit<GetObjectCommandInput, 'Bucket'>,
): Promise<{ bytes: Uint8Array; tag: string | undefined }> {
  const { Body, ETag: tag } = await client.send(new GetObjectCommand({ Bucket, ...asked }));
  return { bytes: (await Body?.transformToByteArray()) ?? new Uint8Array(), tag };
}
