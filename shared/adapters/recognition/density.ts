const inch = 0.0254;
/** Fewer points to the inch are a screen's habit, not a scanner's word. */
const least = 100;

/** How many points to the inch a JPEG or PNG says that it has, where it says something that a scanner would. */
export function densityIn(bytes: Uint8Array): number | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const density = buffer[0] === 0xff ? ofJpeg(buffer) : ofPng(buffer);
  return density !== undefined && density >= least ? density : undefined;
}

/** In the JFIF header, which comes first where there is one: 1 per inch, 2 per centimetre. */
function ofJpeg(bytes: Buffer): number | undefined {
  if (bytes.length < 18 || bytes.toString('latin1', 6, 10) !== 'JFIF') return undefined;
  const density = bytes.readUInt16BE(14);
  if (bytes[13] === 1) return density;
  return bytes[13] === 2 ? density * 2.54 : undefined;
}

/** In the chunk pHYs, before the picture's data: points per metre. */
function ofPng(bytes: Buffer): number | undefined {
  const at = bytes.subarray(0, 4_096).indexOf('pHYs');
  if (at < 0 || bytes.length < at + 13 || bytes[at + 12] !== 1) return undefined;
  return bytes.readUInt32BE(at + 4) * inch;
}
