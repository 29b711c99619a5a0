import tiff, { type IFD } from 'utif2';
import * as z from 'zod';
import type { Placed } from './compose.ts';
import { emptySheet, mostPages, mostPoints, type Sheet, type Sheets } from './sheets.ts';

/** Points to the inch where the file does not say. */
const usual = 200;

/** Opens a TIFF, which may hold many pages, each in an encoding of its own. */
export function openTiff(bytes: Uint8Array): Sheets {
  const file = Buffer.from(bytes);
  const count = pagesIn(file);
  const pages = count > mostPages ? [] : tiff.decode(file);
  return {
    count,
    isSized: pages.every((page) => densityOf(page) !== undefined),
    each: async function* () {
      for (const [index, page] of pages.entries()) yield sheetOf(file, page, index + 1);
    },
    close: async () => undefined,
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

/** XResolution (282), by its unit (296): 2 is an inch, which is meant where nothing is said, 3 a centimetre. */
function densityOf(page: IFD): number | undefined {
  const [density = 0, unit = 2] = [numberIn(page, 't282'), numberIn(page, 't296')];
  if (density <= 1 || unit < 2) return undefined;
  return unit === 3 ? density * 2.54 : density;
}

function sheetOf(file: Buffer, page: IFD, number: number): Sheet {
  // ImageWidth and ImageLength are known before anything is unpacked.
  const [across = 0, down = 0] = [numberIn(page, 't256'), numberIn(page, 't257')];
  const density = densityOf(page) ?? usual;
  const [width, height] = [(across * 72) / density, (down * 72) / density];
  const colours = across * down > mostPoints ? undefined : coloursOf(file, page);
  if (colours === undefined || colours.length < across * down * 4 || across * down === 0)
    return emptySheet(number);
  const paint: Placed['paint'] = (point, to, at) => {
    for (let colour = 0; colour < 3; colour += 1) to[at + colour] = colours[point * 4 + colour] ?? 255;
  };
  return {
    number,
    width,
    height,
    pictures: [{ width: across, height: down, paint, place: [width, 0, 0, -height, 0, height] }],
  };
}

/** Red, green, blue and nothing of each point; undefined where the page is damaged or in an encoding that nobody knows. */
function coloursOf(file: Buffer, page: IFD): Uint8Array | undefined {
  try {
    tiff.decodeImage(file, page);
    return tiff.toRGBA8(page);
  } catch {
    return undefined;
  }
}
