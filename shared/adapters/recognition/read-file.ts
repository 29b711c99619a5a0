import type { Quarters } from '#shared/file/pages/raster.ts';
import type { PageReport } from '#shared/file/pages/report.ts';
import type { Reading, Recogniser } from '#shared/file/recogniser.ts';
import type { RecognisedPage } from '#shared/file/recognition.ts';
import { turnOfWhole } from './compose.ts';
import { jpegPages } from './jpeg-pages.ts';
import { pngOf } from './png.ts';
import { type ReadPage, readPage, type Scan } from './read-page.ts';
import { openSearchable } from './searchable-pdf.ts';
import { mostPages, openPdf, type Sheets } from './sheets.ts';
import { openTiff } from './tiff-sheets.ts';

type About = { title: string; at: string };

/** Reads Vietnamese print in this process: what a page brings as text, and by tesseract what is a picture. */
export const recogniser: Recogniser = {
  async read(bytes, { mediaType, ...about }) {
    const sheets = await open(bytes, mediaType).catch(() => undefined);
    if (sheets === undefined) return 'unreadable';
    try {
      if (sheets.count === 0) return 'unreadable';
      return sheets.count > mostPages ? 'too-many-pages' : await readSheets(sheets, about);
    } finally {
      await sheets.close();
    }
  },
};

const open = async (bytes: Uint8Array, mediaType: string) =>
  mediaType === 'image/tiff' ? openTiff(bytes) : openPdf(bytes, mediaType);

async function readSheets(sheets: Sheets, about: About): Promise<Reading> {
  const jpegs = sheets.pdf === undefined ? new Map<number, Buffer>() : await jpegPages(sheets.pdf);
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
  const placed = turnOfWhole(pictures, picture);
  return jpeg !== undefined && placed !== undefined
    ? { picture: jpeg, turn: plus(placed, turned) }
    : { picture: pngOf(picture), turn: turned };
}

const quarters: readonly Quarters[] = [0, 1, 2, 3];
const plus = (one: Quarters, other: Quarters): Quarters => quarters[(one + other) % 4] ?? 0;
