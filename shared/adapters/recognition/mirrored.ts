/** How EXIF says that a picture lies: mirrored, and perhaps turned besides. */
const mirrored: ReadonlySet<number> = new Set([2, 4, 5, 7]);
const orientation = 0x0112;

/**
 * Whether a JPEG shows its picture as in a mirror, which every viewer undoes by what EXIF says. How it is turned is seen
 * when it is read; letters in a mirror are read by nobody.
 */
export function isMirrored(jpeg: Buffer): boolean {
  const at = exifAt(jpeg);
  return at !== undefined && mirrored.has(orientationIn(jpeg.subarray(at)));
}

/** Where the TIFF begins that EXIF is; it stands in a segment before the picture. */
function exifAt(jpeg: Buffer): number | undefined {
  for (let at = 2; at + 10 <= jpeg.length && jpeg[at] === 0xff; at += 2 + jpeg.readUInt16BE(at + 2)) {
    if (jpeg[at + 1] === 0xda) return undefined;
    if (jpeg[at + 1] === 0xe1 && jpeg.toString('latin1', at + 4, at + 10) === 'Exif\0\0') return at + 10;
  }
  return undefined;
}

function orientationIn(tiff: Buffer): number {
  const isLittle = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number) => {
    if (at + 2 > tiff.length) return 0;
    return isLittle ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  };
  const start = isLittle ? short(4) + short(6) * 65_536 : short(4) * 65_536 + short(6);
  const entries = Array.from({ length: short(start) }, (_, index) => start + 2 + index * 12);
  const entry = entries.find((at) => short(at) === orientation);
  return entry === undefined ? 1 : short(entry + 8);
}
