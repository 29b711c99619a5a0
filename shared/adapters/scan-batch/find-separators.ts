import jsqr from 'jsqr';
import { type Grey, greyOf, shrink } from '#shared/file/pages/raster.ts';
import { reportPage } from '#shared/file/pages/report.ts';
import { readSeparator, type Separator } from '#shared/file/separator.ts';
import { type LostSheet, mostRead, openPdf, type Sheet, type Sheets } from '../recognition/sheets.ts';
import { openTiff } from '../recognition/tiff-sheets.ts';

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
    for await (const sheet of sheets.each(new Map())) signs.push(signsOf(sheet));
    return signs;
  } finally {
    sheets.close();
  }
}

const open = async (bytes: Uint8Array, mediaType: string): Promise<Sheets> =>
  mediaType === 'image/tiff' ? openTiff(bytes) : openPdf(bytes, mediaType);

function signsOf(sheet: Sheet | LostSheet): PageSigns {
  const { number } = sheet;
  // A page that cannot be shown has nothing on it either, and is not to be lost for that.
  if ('isLost' in sheet || !sheet.isPicture || sheet.views === undefined) return { number, blank: false };
  const page = greyOf(sheet.views.whole);
  const separator = separatorOn(page);
  if (separator !== undefined) return { number, separator, blank: false };
  return { number, blank: !sheet.isBroken && reportPage(page, number).blank };
}

/** So many points across are enough for the code of a separator sheet, which is half as wide; in fewer there is less noise. */
const enough = 400;

function separatorOn(page: Grey): Separator | undefined {
  const small = shrink(page, Math.floor(Math.min(page.width, page.height) / enough));
  const limit = inkLimit(small);
  if (limit === undefined) return undefined;
  const { width, height, data } = small;
  const colours = new Uint8ClampedArray(data.length * 4);
  for (const [at, value] of data.entries()) colours.fill(value < limit ? 0 : 255, at * 4, at * 4 + 4);
  const code = jsqr.default(colours, width, height, { inversionAttempts: 'dontInvert' });
  return code === null ? undefined : readSeparator(code.data);
}

/** Paper and ink differ at least so much, or there is no code. */
const contrast = 48;

/**
 * What is darker is ink. The library would judge each spot by those around it, which a photo needs, but takes the noise
 * of a scanner for ink where there is only paper.
 */
function inkLimit({ data }: Grey): number | undefined {
  const shades = data.toSorted();
  // Most of a sheet is paper, and a code covers far more of it than this.
  const [paper, ink] = [shades[shades.length >> 1] ?? 0, shades[Math.floor(shades.length * 0.02)] ?? 0];
  return paper - ink < contrast ? undefined : (paper + ink) / 2;
}
