const inch = 0.0254;

/** Points to the inch, across and down. */
type Density = { across: number; down: number };

/** What a picture says of its points: how many there are to the inch, or only how much longer than broad they are. */
export type Stated = { ratio: number; density?: Density };

/** Nobody draws points longer or broader than this; a fax has them twice as high as broad. */
const mostStretched = 4;

/** What a JPEG or PNG says of its points. */
export function densityIn(bytes: Uint8Array): Stated {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const { across = 0, down = 0, unit } = (buffer[0] === 0xff ? ofJpeg(buffer) : ofPng(buffer)) ?? {};
  return statedBy(across, down, unit);
}

/** By numbers of points across and down to so many inches; of an unknown unit they still say how they are stretched. */
export function statedBy(across: number, down: number, unit: number | undefined): Stated {
  const ratio = across / down;
  if (!(ratio >= 1 / mostStretched && ratio <= mostStretched)) return { ratio: 1 };
  return unit === undefined ? { ratio } : { ratio, density: { across: across / unit, down: down / unit } };
}

type Written = { across: number; down: number; unit?: number };

/** In the JFIF header, which comes first where there is one: 1 per inch, 2 per centimetre. */
function ofJpeg(bytes: Buffer): Written | undefined {
  if (bytes.length < 18 || bytes.toString('latin1', 6, 10) !== 'JFIF') return undefined;
  const written = { across: bytes.readUInt16BE(14), down: bytes.readUInt16BE(16) };
  const unit = { 1: 1, 2: 1 / 2.54 }[bytes[13] ?? 0];
  return unit === undefined ? written : { ...written, unit };
}

/** In the chunk pHYs, before the picture's data: points per metre. */
function ofPng(bytes: Buffer): Written | undefined {
  const at = bytes.subarray(0, 4_096).indexOf('pHYs');
  if (at < 0 || bytes.length < at + 13) return undefined;
  const written = { across: bytes.readUInt32BE(at + 4), down: bytes.readUInt32BE(at + 8) };
  return bytes[at + 12] === 1 ? { ...written, unit: 1 / inch } : written;
}

/** Fewer points to the inch are a screen's habit, not a scanner's word. */
const least = 100;
/** The long sides of a sheet of A6, of A2 and of a bank card, in inches. */
const [a6, a2, card] = [5.83, 23.39, 3.37];
/** What is scanned finer than this is no card but a picture that was made smaller. */
const finest = 600;
const allowance = 1.05;

/** Whether nothing that is scanned is so small, at so many points to the inch; in inches. */
export const isTooSmall = (longSide: number, density: number) =>
  longSide * allowance < (density > finest ? a6 : card);

/** Where nothing says how large a page is, it is taken for a sheet of A4; in inches. */
export const longSideOfA4 = 11.69;

/** How large a picture is on paper, 72 to the inch; `longSide` in inches, undefined where the picture says nothing of it. */
export function paperFor(
  picture: { width: number; height: number },
  { ratio, density }: Stated,
): { width: number; height: number; longSide: number | undefined } {
  const stated = density && longSideBy(picture, density);
  const longSide = stated ?? longSideOfA4;
  const [across, down] = [picture.width / ratio, picture.height];
  const scale = (longSide * 72) / Math.max(across, down);
  return { width: across * scale, height: down * scale, longSide: stated };
}

/** That of A4 where the sheet cannot be as large as it is said to be. */
function longSideBy({ width, height }: { width: number; height: number }, { across, down }: Density): number {
  const [longSide, finer] = [Math.max(width / across, height / down), Math.max(across, down)];
  const isBelieved = finer >= least && longSide <= a2 * allowance && !isTooSmall(longSide, finer);
  return isBelieved ? longSide : longSideOfA4;
}
