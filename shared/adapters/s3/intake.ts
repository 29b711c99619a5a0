import { createHash } from 'node:crypto';
import { receive } from '#shared/adapters/aws/receive.ts';
import { type Anchors, examine } from '#shared/adapters/file-formats/examine.ts';
import type { ScanForMalware } from '#shared/adapters/malware/clamav.ts';
import type { Intake } from '#shared/file/receive.ts';
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
      await receive(await bucket.send({ method: 'DELETE', key }));
    },
  };
}

type Expected = { size: number; at: string; anchors: Anchors; scan: ScanForMalware | undefined };

async function examineIn(bucket: Bucket, key: string, { size, scan, ...judge }: Expected) {
  try {
    const answer = await bucket.send({ method: 'GET', key });
    const found = Number(answer.headers['content-length']);
    if (found <= size) return await look(await receive(answer), scan, judge);
    answer.destroy();
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
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { size: bytes.length, sha256, mediaType: undefined, problem };
}
