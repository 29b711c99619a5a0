import { Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInflate, inflateSync } from 'node:zlib';

/** So much is unpacked in one go; what is longer is counted on its way and kept nowhere. */
const short = 1_024 * 1_024;

/**
 * How long a text is that was packed so often with Deflate, at any stage; more than `most` where it is longer. What
 * cannot be unpacked counts as it is.
 */
export async function unpackedSize(packed: Uint8Array, times: number, most: number): Promise<number> {
  let unpacked = packed;
  for (let time = 0; time < times; time += 1) {
    const next = unpackShort(unpacked);
    if (next === 'damaged') return unpacked.length;
    if (next === 'long') return countLong(unpacked, times - time, most);
    unpacked = next;
  }
  return unpacked.length;
}

function unpackShort(packed: Uint8Array): Uint8Array | 'long' | 'damaged' {
  try {
    return inflateSync(packed, { maxOutputLength: short });
  } catch (error) {
    return error instanceof RangeError ? 'long' : 'damaged';
  }
}

async function countLong(packed: Uint8Array, times: number, most: number): Promise<number> {
  let longest = 0;
  const counted = () => {
    let length = 0;
    return new Transform({
      transform(part: Buffer, _encoding, done) {
        length += part.length;
        longest = Math.max(longest, length);
        done(length > most ? new RangeError('longer than anybody cares') : null, part);
      },
    });
  };
  const stages = Array.from({ length: times }, () => [createInflate(), counted()]).flat();
  const nowhere = new Writable({ write: (_part, _encoding, done) => done() });
  // What ends too early was damaged behind what was counted, or too long.
  await pipeline([Readable.from([packed]), ...stages, nowhere]).catch(() => undefined);
  return longest;
}
