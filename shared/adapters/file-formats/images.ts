import { limits } from '#shared/file/limits.ts';

const pngEnd = 0x49454e44;
const startOfScan = 0xda;
const endOfImage = 0xd9;

/** Whether a PNG has all of its chunks, up to the last. */
export function isWholePng(bytes: Buffer): boolean {
  for (let at = 8; at + 12 <= bytes.length; at += 12 + bytes.readUInt32BE(at)) {
    if (bytes.readUInt32BE(at + 4) === pngEnd) return true;
  }
  return false;
}

/** Whether a JPEG goes on to its end; an end within a thumbnail in its header is not taken for it. */
export function isWholeJpeg(bytes: Buffer): boolean {
  for (const { marker, at } of segmentsOf(bytes)) {
    if (marker === endOfImage) return true;
    if (marker === startOfScan) return bytes.includes(Buffer.from([0xff, endOfImage]), at);
  }
  return false;
}

/** Whether a PNG has more pixels than anybody should unpack; its first chunk says how many. */
export const isHugePng = (bytes: Buffer): boolean =>
  bytes.length >= 24 && bytes.readUInt32BE(16) * bytes.readUInt32BE(20) > limits.pixels;

/** The same of a JPEG, whose frame may say it anywhere before the pixels. */
export function isHugeJpeg(bytes: Buffer): boolean {
  for (const { marker, at } of segmentsOf(bytes)) {
    if (isFrame(marker) && at + 9 <= bytes.length)
      return bytes.readUInt16BE(at + 5) * bytes.readUInt16BE(at + 7) > limits.pixels;
  }
  return false;
}

/** 0xC0 to 0xCF begin a frame, but for the three that hold tables. */
const isFrame = (marker: number) => marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);

/** The segments of a JPEG up to its pixels, with where their marker is. */
function* segmentsOf(bytes: Buffer): Generator<{ marker: number; at: number }> {
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1] ?? 0;
    if (marker !== 0xff) yield { marker, at };
    if (marker === startOfScan) return;
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
}
