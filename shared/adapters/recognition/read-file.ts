import type { Quarters } from '#shared/file/pages/raster.ts';
import type { PageReport } from '#shared/file/pages/report.ts';
import type { Reading, Recogniser } from '#shared/file/recogniser.ts';
import type { RecognisedPage } from '#shared/file/recognition.ts';
import { quartersOf } from './compose.ts';
import { jpegPages } from './jpeg-pages.ts';
import { pngOf } from './png.ts';
import { type ReadPage, readPage, type Scan } from './read-page.ts';
import { openSearchable } from './searchable-pdf.ts';
import { openSheets, type Sheets } from './sheets.ts';

/** As many as are read within the time that a function has. */
const mostPages = 200;

type About = { title: string; at: string };

/** Reads Vietnamese print in this process: what a page brings as text, and by tesseract what is a picture. */
export const recogniser: Recogniser = {
  async read(bytes, { mediaType, ...about }) {
    const sheets = await openSheets(bytes, mediaType).catch(() => undefined);
    if (sheets === undefined) return 'unreadable';
    try {
      return sheets.count > mostPages ? 'too-many-pages' : await readSheets(sheets, about);
    } finally {
      await sheets.close();
    }
  },
};

async function readSheets(sheets: Sheets, about: About): Promise<Reading> {
  const jpegs = await jpegPages(sheets.pdf);
  const searchable = openSearchable(about);
  const [pages, reports]: [RecognisedPage[], PageReport[]] = [[], []];
  for await (const sheet of sheets.each()) {
    if ('own' in sheet) {
      pages.push(sheet.own);
      continue;
    }
    const page = await readPage(sheet, sheets.isSized);
    pages.push(page.text);
    reports.push(page.report);
    searchable.add({ text: page.text, dpi: page.dpi, ...pictureOf(sheet, page, jpegs.get(sheet.number)) });
  }
  const recognition = { version: 1 as const, pages };
  const isScan = reports.length === pages.length;
  return { recognition, reports, ...(isScan && { searchable: await searchable.end() }) };
}

/** The very JPEG of the scanner where it is all of the page, which loses nothing and stays small. */
function pictureOf({ pictures }: Scan, { picture, turned }: ReadPage, jpeg: Buffer | undefined) {
  const [only] = pictures;
  const isWhole = pictures.length === 1 && only && fills(only, picture);
  const placed = isWhole ? quartersOf(only) : undefined;
  return jpeg !== undefined && placed !== undefined
    ? { picture: jpeg, turn: plus(placed, turned) }
    : { picture: pngOf(picture), turn: turned };
}

const quarters: readonly Quarters[] = [0, 1, 2, 3];
const plus = (one: Quarters, other: Quarters): Quarters => quarters[(one + other) % 4] ?? 0;

/** Whether the page has as many points as the picture: then there is nothing beside it. */
const fills = (picture: { width: number; height: number }, page: { width: number; height: number }) =>
  Math.abs(picture.width * picture.height - page.width * page.height) <= Math.max(page.width, page.height);
