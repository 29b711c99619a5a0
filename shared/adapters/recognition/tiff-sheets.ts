import tiff, { type IFD } from 'utif2';
import * as z from 'zod';
import { limits } from '#shared/file/limits.ts';
import type { Colour } from '#shared/file/pages/raster.ts';
import { paperFor, type Stated, statedBy } from './density.ts';
import { type LostSheet, mostRead, type Sheet, type Sheets } from './sheets.ts';

/** Opens a TIFF, which may hold many pages, each in an encoding of its own. */
export function openTiff(bytes: Uint8Array): Sheets {
  const file = Buffer.from(bytes);
  const count = pagesIn(file);
  const pages = count > mostRead ? [] : tiff.decode(file);
  return {
    count,
    drawn: async () => count,
    async *each() {
      for (const [index, page] of pages.entries()) yield sheetOf(file, page, index + 1);
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
  const points = width * height > limits.pixels ? undefined : pointsOf(file, page);
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
  ...{ isPicture: true, isDrawn: true, isCovered: false },
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
