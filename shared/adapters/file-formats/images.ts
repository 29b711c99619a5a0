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
  let at = 2;
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1];
    if (marker === endOfImage) return true;
    if (marker === startOfScan) return bytes.includes(Buffer.from([0xff, endOfImage]), at);
    at += marker === 0xff ? 1 : 2 + bytes.readUInt16BE(at + 2);
  }
  return false;
}
