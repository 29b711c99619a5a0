import { AwsFault } from '#shared/adapters/aws/fault.ts';
import { receive } from '#shared/adapters/aws/receive.ts';
import { type Anchors, examine } from '#shared/adapters/file-formats/examine.ts';
import type { Intake } from '#shared/file/receive.ts';
import type { Bucket } from './client.ts';

/** The intake bucket. Files are looked at whole, one at a time, so that memory holds one of them. */
export function s3Intake(bucket: Bucket, anchors: Anchors): Intake {
  let last: Promise<unknown> = Promise.resolve();
  return {
    examine(key, expected) {
      const examined = last.then(() => examineIn(bucket, key, { ...expected, anchors }));
      last = examined.catch(() => undefined);
      return examined;
    },
  };
}

type Expected = { size: number; at: string; anchors: Anchors };

async function examineIn(bucket: Bucket, key: string, { size, ...judge }: Expected) {
  try {
    const answer = await bucket.send({ method: 'GET', key });
    const found = Number(answer.headers['content-length']);
    if (found <= size) return await examine(await receive(answer), judge);
    answer.destroy();
    return { size: found, mediaType: undefined };
  } catch (error) {
    if (error instanceof AwsFault && error.name === 'NoSuchKey') return undefined;
    throw error;
  }
}
