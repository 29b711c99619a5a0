import { crc32 } from 'node:zlib';
import { createCanvas } from '@napi-rs/canvas';
import fc from 'fast-check';
import utif, { type IFD } from 'utif2';
import { describe, expect, it, vi } from 'vitest';
import { densityIn, paperFor } from '#shared/adapters/recognition/density.ts';
import { openPdf, type Sheet, type Sheets } from '#shared/adapters/recognition/sheets.ts';
import { openTiff } from '#shared/adapters/recognition/tiff-sheets.ts';

// A page takes seconds on a machine that has nothing else to do.
vi.setConfig({ testTimeout: 300_000 });

/** A JPEG of these points whose JFIF header says this. */
function jpegOf(width: number, height: number, unit: number, across: number, down: number): Uint8Array {
  const jpeg = createCanvas(width, height).toBuffer('image/jpeg');
  const header = Buffer.from('ffe000104a46494600010100000000000000', 'hex');
  header.writeUInt8(unit, 11);
  header.writeUInt16BE(across, 12);
  header.writeUInt16BE(down, 14);
  const rest = jpeg[3] === 0xe0 ? jpeg.subarray(2 + 2 + jpeg.readUInt16BE(4)) : jpeg.subarray(2);
  return Buffer.concat([jpeg.subarray(0, 2), header, rest]);
}

/** A PNG of these points with the chunk pHYs, which stands behind its first one; 1 is points to the metre, 0 says no unit. */
function pngOf(width: number, height: number, unit: number, across: number, down: number): Uint8Array {
  const png = createCanvas(width, height).toBuffer('image/png');
  const chunk = Buffer.alloc(21);
  chunk.writeUInt32BE(9, 0);
  chunk.write('pHYs', 4, 'latin1');
  chunk.writeUInt32BE(across, 8);
  chunk.writeUInt32BE(down, 12);
  chunk.writeUInt8(unit, 16);
  chunk.writeUInt32BE(crc32(chunk.subarray(4, 17)), 17);
  return Buffer.concat([png.subarray(0, 33), chunk, png.subarray(33)]);
}

/** A white TIFF of these points; 1 is no unit, 2 to the inch, 3 to the centimetre. */
function tiffOf(width: number, height: number, unit: number, across: number, down: number): Uint8Array {
  const density = { t282: [[across, 1]], t283: [[down, 1]], t296: [unit] };
  const white = new Uint8Array(width * height * 4).fill(255);
  return new Uint8Array(utif.encodeImage(white, width, height, density as unknown as IFD));
}

const open = async (bytes: Uint8Array, mediaType: string): Promise<Sheets> =>
  mediaType === 'image/tiff' ? openTiff(bytes) : openPdf(bytes, mediaType);

async function sheetOf(bytes: Uint8Array, mediaType: string): Promise<Sheet> {
  const sheets = await open(bytes, mediaType);
  for await (const sheet of sheets.each(new Map())) {
    sheets.close();
    if ('isLost' in sheet) throw new Error('the page cannot be shown');
    return sheet;
  }
  throw new Error('no page');
}

const inches = ({ width, height }: { width: number; height: number }) =>
  [width / 72, height / 72].map((side) => Math.round(side * 10) / 10);

describe('the sheet of a picture', () => {
  const a4 = { width: 1240, height: 1754 };

  it.each([
    ['150 to the inch is A4', 1, 150, [8.3, 11.7], 11.7],
    ['59 to the centimetre is A4', 2, 59, [8.3, 11.7], 11.7],
    ['300 to the inch is half as large', 1, 300, [4.1, 5.8], 5.8],
    ['1200 to the inch would be a stamp, and is taken for A4', 1, 1200, [8.3, 11.7], 11.7],
    ['2400 to the inch is taken for A4', 1, 2400, [8.3, 11.7], 11.7],
    ['600 to the inch would be less than a card, and is taken for A4', 1, 600, [8.3, 11.7], 11.7],
    ['72 to the inch is what screens say, and is taken for A4', 1, 72, [8.3, 11.7], 11.7],
  ])('that says %s', (_, unit, density, size, longSide) => {
    const paper = paperFor(a4, densityIn(jpegOf(a4.width, a4.height, unit, density, density)));
    expect(inches(paper)).toEqual(size);
    expect(paper.longSide).toBeCloseTo(longSide, 1);
  });

  it.each([
    ['of which nothing is said', 0, 1, 1],
    ['that says how long its points are, but not in what unit', 0, 204, 98],
  ])('%s has no known size', (_, unit, across, down) => {
    const { longSide } = paperFor(a4, densityIn(jpegOf(a4.width, a4.height, unit, across, down)));
    expect(longSide).toBeUndefined();
  });

  it.each<[string, string, Uint8Array]>([
    ['a JPEG in inches', 'image/jpeg', jpegOf(864, 573, 1, 204, 98)],
    ['a JPEG in centimetres', 'image/jpeg', jpegOf(864, 573, 2, 80, 38)],
    ['a JPEG of no unit', 'image/jpeg', jpegOf(864, 573, 0, 2, 1)],
    ['a PNG in metres', 'image/png', pngOf(864, 573, 1, 8_031, 3_858)],
    ['a PNG of no unit', 'image/png', pngOf(864, 573, 0, 204, 98)],
    ['a TIFF in inches', 'image/tiff', tiffOf(864, 573, 2, 204, 98)],
    ['a TIFF in centimetres', 'image/tiff', tiffOf(864, 573, 3, 80, 38)],
    ['a TIFF of no unit', 'image/tiff', tiffOf(864, 573, 1, 204, 98)],
  ])('of a fax, %s, has the proportions of the paper', async (_, mediaType, bytes) => {
    const sheet = await sheetOf(bytes, mediaType);
    expect(sheet.height / sheet.width).toBeGreaterThan(1.25);
    const whole = sheet.views?.whole ?? { width: 1, height: 1 };
    expect(whole.width).toBe(864);
    expect(whole.height / whole.width).toBeCloseTo(sheet.height / sheet.width, 2);
  });

  it('is never smaller than a card or longer than A2, whatever anybody writes', () => {
    const short = fc.integer({ min: 0, max: 65_535 });
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 2 }), short, short, (unit, across, down) => {
        const { width, height } = paperFor(a4, densityIn(written(unit, across, down)));
        const longest = Math.max(width, height) / 72;
        expect(longest).toBeGreaterThan(3.2);
        expect(longest).toBeLessThan(25);
      }),
    );
  });
});

/** No picture, but a JFIF header. */
function written(unit: number, across: number, down: number): Uint8Array {
  const header = Buffer.from('ffd8ffe000104a46494600010100000000000000', 'hex');
  header.writeUInt8(unit, 13);
  header.writeUInt16BE(across, 14);
  header.writeUInt16BE(down, 16);
  return header;
}
