import tiff, { type IFD } from 'utif2';
import * as z from 'zod';
import { limits } from '#shared/file/limits.ts';
import type { Colour } from '#shared/file/pages/raster.ts';
import { paperFor, type Stated, statedBy } from './density.ts';
import { type LostSheet, mostRead, type Sheet, type Sheets } from './sheets.ts';

/** Opens a TIFF, which may hold many pages, each in an encoding of its own. */
export function openTiff(bytes: Uint8Array): Sheets & { page: (number: number) => Sheet | LostSheet } {
  const file = Buffer.from(bytes);
  const count = pagesIn(file);
  const pages = count > mostRead ? [] : tiff.decode(file);
  if (count <= mostRead && pages.length !== count) throw new Error('not all of its pages are found');
  return {
    count,
    drawn: async () => count,
    async *each() {
      for (const [index, page] of pages.entries()) yield sheetOf(file, page, index + 1);
    },
    page(number) {
      const page = pages[number - 1];
      // What a page unfolds to is kept by the library, and would be kept for all.
      return page === undefined ? { number, isLost: true } : sheetOf(file, { ...page }, number);
    },
    close: () => undefined,
  };
}

/** Counts the directories, each of which names the next; the library would follow a chain that bites its tail for ever. */
function pagesIn(file: Buffer): number {
  const isLittle = file.toString('latin1', 0, 2) === 'II';
  const shortAt = (at: number) => (isLittle ? file.readUInt16LE(at) : file.readUInt16BE(at));
  const longAt = (at: number) => (isLittle ? file.readUInt32LE(at) : file.readUInt32BE(at));
  const seen = new Set<number>();
  for (let at = longAt(4); at !== 0; at = longAt(at + 2 + shortAt(at) * 12)) {
    if (seen.has(at)) throw new Error('its pages go round in a circle');
    seen.add(at);
  }
  return seen.size;
}

/** None, CCITT of three kinds, LZW, JPEG of two kinds, Deflate of two kinds, PackBits: what scanners write. */
const codings: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 6, 7, 8, 32_946, 32_773]);
/** White or black as zero, red with green and blue, palettes, brightness with two differences. */
const colourings: ReadonlySet<number> = new Set([0, 1, 2, 3, 6]);
const jpeg = 7;

/** Whether the library knows how a page is written, and all of it is there; it would show anything else as black or white. */
function isKnown(file: Buffer, page: IFD): boolean {
  const [coding, colouring] = [numberIn(page, 't259') ?? 1, numberIn(page, 't262') ?? -1];
  const samples = numberIn(page, 't277') ?? 1;
  const isTogether = samples === 1 || (numberIn(page, 't284') ?? 1) === 1;
  const isWhole = (numberIn(page, 't339') ?? 1) === 1;
  const isGreyNegative = coding === jpeg && samples === 1 && colouring === 0;
  const isNamed = codings.has(coding) && colourings.has(colouring) && !isGreyNegative;
  return isNamed && isTogether && isWhole && hasAllParts(file, page);
}

/** Strips or tiles lie within the file. */
function hasAllParts(file: Buffer, page: IFD): boolean {
  const numbersIn = (tag: string) => z.array(z.number()).catch([]).parse(page[tag]);
  const isTiled = 't322' in page;
  const lengths = numbersIn(isTiled ? 't325' : 't279');
  return numbersIn(isTiled ? 't324' : 't273').every(
    (at, index) => at + Math.max(1, lengths[index] ?? 0) <= file.length,
  );
}

/** The library unpacks every JPEG into three colours, and believes a grey page to have one. */
function asDecoded(page: IFD): IFD {
  const isGrey = numberIn(page, 't259') === jpeg && numberIn(page, 't277') !== 3;
  return isGrey ? { ...page, t277: [3], t258: [8, 8, 8], t262: [2] } : page;
}

/** The first value of a tag, which the library keeps as a list; a fraction is a list of two. */
function numberIn(page: IFD, tag: string): number | undefined {
  const [value]: unknown[] = z.array(z.unknown()).catch([]).parse(page[tag]);
  const fraction = z.tuple([z.number(), z.number().positive()]).safeParse(value).data;
  return fraction === undefined ? z.number().safeParse(value).data : fraction[0] / fraction[1];
}

/** XResolution (282) and YResolution (283), by their unit (296): 1 is none, 2 an inch, which is meant where nothing is said, 3 a centimetre. */
function densityOf(page: IFD): Stated {
  const unit = { 2: 1, 3: 1 / 2.54 }[numberIn(page, 't296') ?? 2];
  const across = numberIn(page, 't282') ?? 0;
  return statedBy(across, numberIn(page, 't283') ?? across, unit);
}

function sheetOf(file: Buffer, page: IFD, number: number): Sheet | LostSheet {
  // ImageWidth and ImageLength are known before anything is unpacked.
  const [width = 0, height = 0] = [numberIn(page, 't256'), numberIn(page, 't257')];
  const isTooLarge = width * height > limits.pixels;
  const points = isTooLarge || !isKnown(file, page) ? undefined : pointsOf(file, asDecoded(page));
  if (points === undefined || points.length < width * height * 4 || width * height === 0)
    return { number, isLost: true };
  const paper = paperFor({ width, height }, densityOf(page));
  const whole = squared({ width, height, data: withoutAlpha(points) }, paper);
  return { number, ...paper, ...scanned, views: { whole } };
}

function withoutAlpha(points: Uint8Array): Uint8Array {
  const data = new Uint8Array((points.length / 4) * 3);
  for (let to = 0, from = 0; to < data.length; to += 3, from += 4)
    data.set(points.subarray(from, from + 3), to);
  return data;
}

/** The picture with points that are as broad as they are high: those of a fax are not. */
function squared(picture: Colour, paper: { width: number; height: number }): Colour {
  const density = Math.max(picture.width / paper.width, picture.height / paper.height);
  const [width, height] = [Math.round(paper.width * density), Math.round(paper.height * density)];
  if (width === picture.width && height === picture.height) return picture;
  const data = new Uint8Array(width * height * 3);
  for (let y = 0; y < height; y += 1) {
    const row = Math.floor((y * picture.height) / height) * picture.width;
    for (let x = 0; x < width; x += 1) {
      const from = (row + Math.floor((x * picture.width) / width)) * 3;
      data.set(picture.data.subarray(from, from + 3), (y * width + x) * 3);
    }
  }
  return { width, height, data };
}

const scanned = {
  ...{ isPicture: true, isDrawn: true, isCovered: false, isBroken: false },
  ...{ own: [], notes: [] },
};

/** Red, green, blue and nothing of each point; undefined where the page is damaged or in an encoding that nobody knows. */
function pointsOf(file: Buffer, page: IFD): Uint8Array | undefined {
  try {
    tiff.decodeImage(file, page);
    return tiff.toRGBA8(page);
  } catch {
    return undefined;
  }
}
