import { plus, type Quarters } from '#shared/file/pages/raster.ts';
import type { PageReport } from '#shared/file/pages/report.ts';
import type { Reading, Recogniser } from '#shared/file/recogniser.ts';
import type { RecognisedPage } from '#shared/file/recognition.ts';
import { jpegPages } from './jpeg-pages.ts';
import { pngOf } from './png.ts';
import { ownPage, readPage } from './read-page.ts';
import { scannersJpeg } from './scanners-jpeg.ts';
import { openSearchable, type SearchablePage } from './searchable-pdf.ts';
import { type LostSheet, mostRead, openPdf, type Sheet, type Sheets, type Views } from './sheets.ts';
import { openTiff } from './tiff-sheets.ts';

type About = { title: string; at: string };

/** Reads Vietnamese print in this process: what a page brings as text, and by tesseract whatever else is on it. */
export const recogniser: Recogniser = {
  async read(bytes, { mediaType, ...about }) {
    const sheets = await open(bytes, mediaType).catch(() => undefined);
    if (sheets === undefined) return 'unreadable';
    try {
      if (sheets.count === 0) return 'unreadable';
      const drawn = await sheets.drawn();
      return drawn > mostRead ? 'too-many-pages' : await readSheets(sheets, about, mostRead - drawn);
    } finally {
      sheets.close();
    }
  },
};

const open = async (bytes: Uint8Array, mediaType: string) =>
  mediaType === 'image/tiff' ? openTiff(bytes) : openPdf(bytes, mediaType);

type Outcome = { text: RecognisedPage; report?: PageReport; scan?: SearchablePage };

/** What is known while a file is read page by page. */
type Progress = {
  jpegs: ReadonlyMap<number, Buffer>;
  fonts: Map<number, boolean>;
  /** How many pages may still be read only to compare the fonts that they use. */
  left: number;
};

async function outcomeOf(sheet: Sheet | LostSheet, progress: Progress): Promise<Outcome> {
  if ('isLost' in sheet) return { text: emptyPage(sheet), report: lost(sheet) };
  const { isDrawn, views } = sheet;
  const isEmpty = !isDrawn && sheet.own.length + sheet.notes.length === 0 && !sheet.isCovered;
  if (isEmpty) return { text: ownPage(sheet), report: emptySheet(sheet) };
  if (views !== undefined && !isDrawn) progress.left -= 1;
  // Beyond the limit fonts are taken at their word: nothing but text is on these pages.
  if (views === undefined || (!isDrawn && progress.left < 0)) return { text: ownPage(sheet) };
  const { fonts, ...page } = await readPage(sheet, views, progress.fonts);
  for (const [font, isTrue] of fonts) progress.fonts.set(font, isTrue);
  if (!sheet.isPicture) return page;
  const picture = await pictureOf(sheet, views, page.turned, progress.jpegs.get(sheet.number));
  return { ...page, scan: { text: page.text, dpi: page.dpi, ...picture } };
}

async function readSheets(sheets: Sheets, about: About, left: number): Promise<Reading> {
  const jpegs = sheets.pdf === undefined ? new Map<number, Buffer>() : await jpegPages(sheets.pdf);
  const progress: Progress = { jpegs, fonts: new Map(), left };
  const searchable = openSearchable(about);
  const pages: Omit<Outcome, 'scan'>[] = [];
  let isScan = true;
  for await (const sheet of sheets.each(progress.fonts)) {
    const { scan, ...page } = await outcomeOf(sheet, progress);
    pages.push(page);
    isScan &&= scan !== undefined;
    if (scan !== undefined && isScan) searchable.add(scan);
  }
  const recognition = { version: 1 as const, pages: pages.map(({ text }) => text) };
  const reports = pages.flatMap(({ report }) => report ?? []);
  return { recognition, reports, ...(isScan && { searchable: await searchable.end() }) };
}

const emptyPage = ({ number }: LostSheet) => ({ number, width: 1, height: 1, text: '', words: [] });

const emptySheet = ({ number, width, height }: Sheet): PageReport => ({
  ...{ number, width: Math.ceil(width), height: Math.ceil(height), blank: true, skew: 0, turn: 0 },
});

const lost = ({ number }: LostSheet): PageReport => ({
  ...{ number, width: 1, height: 1, blank: false, skew: 0, turn: 0 },
  problem: 'not-shown',
});

/** The very JPEG of the scanner where it is all of the page, which loses nothing and stays small. */
async function pictureOf({ whole }: Sheet, views: Views, turned: Quarters, jpeg: Buffer | undefined) {
  const own = await scannersJpeg(jpeg, whole, views.whole);
  return own === undefined
    ? { picture: pngOf(views.whole), turn: turned }
    : { picture: own.bytes, turn: plus(own.turn, turned) };
}
