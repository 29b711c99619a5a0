import { type Grey, greyOf, shrink } from '#shared/file/pages/raster.ts';
import { reportPage } from '#shared/file/pages/report.ts';
import { readSeparator, type Separator } from '#shared/file/separator.ts';
import { type LostSheet, mostRead, openPdf, type Sheet, type Sheets } from '../recognition/sheets.ts';
import { openTiff } from '../recognition/tiff-sheets.ts';
import { readCode } from './read-code.ts';

/** What a page of a batch is for whoever parts it. */
export type PageSigns = { number: number; separator?: Separator; blank: boolean };

/** Goes through a scanned batch page by page; only what is a picture can be a separator sheet, or blank. */
export async function pageSigns(
  bytes: Uint8Array,
  mediaType: string,
): Promise<PageSigns[] | 'unreadable' | 'too-many-pages'> {
  const sheets = await open(bytes, mediaType).catch(() => undefined);
  if (sheets === undefined) return 'unreadable';
  try {
    if (sheets.count === 0) return 'unreadable';
    if (sheets.count > mostRead) return 'too-many-pages';
    const signs: PageSigns[] = [];
    for await (const sheet of sheets.each(new Map())) signs.push(await signsOf(sheet));
    return signs;
  } finally {
    sheets.close();
  }
}

const open = async (bytes: Uint8Array, mediaType: string): Promise<Sheets> =>
  mediaType === 'image/tiff' ? openTiff(bytes) : openPdf(bytes, mediaType);

async function signsOf(sheet: Sheet | LostSheet): Promise<PageSigns> {
  const { number } = sheet;
  // A page that cannot be shown has nothing on it either, and is not to be lost for that.
  if ('isLost' in sheet || !sheet.isPicture || sheet.views === undefined) return { number, blank: false };
  const page = greyOf(sheet.views.whole);
  const separator = await separatorOn(page);
  if (separator !== undefined) return { number, separator, blank: false };
  return { number, blank: !sheet.isBroken && reportPage(page, number).blank };
}

/** So many points across are enough for the code of a separator sheet, which is half as wide; in fewer there is less noise. */
const enough = 400;

async function separatorOn(page: Grey): Promise<Separator | undefined> {
  const { width, height, data } = shrink(page, Math.floor(Math.min(page.width, page.height) / enough));
  const colours = new Uint8ClampedArray(data.length * 4).fill(255);
  for (const [at, value] of data.entries()) colours.fill(value, at * 4, at * 4 + 3);
  const text = await readCode({ width, height, data: colours });
  return text === undefined ? undefined : readSeparator(text);
}
