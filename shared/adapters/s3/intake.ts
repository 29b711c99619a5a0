import { buffer } from 'node:stream/consumers';
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { type Anchors, examine } from '#shared/adapters/file-formats/examine.ts';
import { sha256 } from '#shared/adapters/hashing.ts';
import type { ScanForMalware } from '#shared/adapters/malware/clamav.ts';
import type { Intake } from '#shared/use-cases/file/receive-upload.ts';
import { openObject } from './bodies.ts';
import type { Bucket } from './client.ts';
import { whyUnread } from './unread.ts';

/** The intake bucket. Files are looked at whole, one at a time, so that memory holds one of them. */
export function s3Intake(bucket: Bucket, anchors: Anchors, scan?: ScanForMalware): Intake {
  let last: Promise<unknown> = Promise.resolve();
  return {
    examine(key, expected) {
      const examined = last.then(() => examineIn(bucket, key, { ...expected, anchors, scan }));
      last = examined.catch(() => undefined);
      return examined;
    },

    async remove(key) {
      await bucket.client.send(new DeleteObjectCommand({ Bucket: bucket.name, Key: key }));
    },
  };
}

type Expected = { size: number; at: string; anchors: Anchors; scan: ScanForMalware | undefined };

async function examineIn(bucket: Bucket, key: string, { size, scan, ...judge }: Expected) {
  try {
    const { body, size: found } = await openObject(bucket, { Key: key });
    if (found <= size) return await look(await buffer(body), scan, judge);
    body.destroy();
    return { size: found, mediaType: undefined };
  } catch (error) {
    if ((await whyUnread(bucket, key, error)) === 'gone') return undefined;
    throw error;
  }
}

/** What is infected is not looked into. */
async function look(bytes: Buffer, scan: ScanForMalware | undefined, judge: Parameters<typeof examine>[1]) {
  const problem = await scan?.(bytes);
  if (problem === undefined)
    return { ...(await examine(bytes, judge)), ...(scan !== undefined && { scannedBy: 'ClamAV' }) };
  return { size: bytes.length, sha256: sha256(bytes), mediaType: undefined, problem };
}
