import { PDFDocument } from '@cantoo/pdf-lib';
import { openDocument, type Page } from '#shared/adapters/pdfium/document.ts';
import type { Painted } from '#shared/adapters/pdfium/objects.ts';
import { isText, renderWithout } from '#shared/adapters/pdfium/visible.ts';
import { limits } from '#shared/file/limits.ts';
import type { OwnLine } from '#shared/file/pages/lines.ts';
import type { Colour } from '#shared/file/pages/raster.ts';
import type { Fonts } from '#shared/file/pages/settle-text.ts';
import { type Contents, contentsOf, densityOf, isBroken, shown, type Whole, wholeOf } from './contents.ts';
import { densityIn, isTooSmall, longSideOfA4, paperFor } from './density.ts';
import { isMirrored } from './mirrored.ts';
import { ownText } from './own-lines.ts';

/** One page of a file: the text that it brings and that is seen on it, and the page as it is shown. */
export type Sheet = {
  number: number;
  /** 72 to the inch. */
  width: number;
  height: number;
  /** The long side of the sheet in inches, where the file says it; that of A4 where it cannot be what the file says. */
  longSide: number | undefined;
  /** Whether it is a picture, as a scan is, perhaps with something over it. */
  isPicture: boolean;
  /** Whether it has to be read, whatever fonts it uses. */
  isDrawn: boolean;
  own: OwnLine[];
  /** What notes and fields say. */
  notes: OwnLine[];
  /** Text was painted that is not to be seen. */
  isCovered: boolean;
  /** Some picture on it cannot be shown, or not whole. */
  isBroken: boolean;
  /** Only where there may be more to read than the text that it brings. */
  views?: Views;
  /** The one picture that is all of the page. */
  whole?: Whole;
};

/** A page as a viewer shows it, with as many points as its pictures have. */
export type Views = {
  whole: Colour;
  /** Its own text alone, at {@link usualDpi}; only where it is not known whether its letters are those that are seen. */
  onlyText?: Colour;
  /** The page without its own text; only where it has some, and more than that. */
  withoutText?: Colour;
};

/** A page of which nothing can be shown. */
export type LostSheet = { number: number; isLost: true };

/** A file opened page by page. */
export type Sheets = {
  count: number;
  /** The file, or the picture in one, where it is a PDF. */
  pdf?: Uint8Array;
  /** How many pages have to be read, whatever fonts they use. */
  drawn: () => Promise<number>;
  /** `fonts` are those that are known; they may become more while the pages go by. */
  each: (fonts: Fonts) => AsyncIterable<Sheet | LostSheet>;
  close: () => void;
};

/** Maximum pages that are read as pictures within the time that a function has. */
export const mostRead = 200;

/** Opens a PDF, or a picture as the one page of a PDF. */
export async function openPdf(bytes: Uint8Array, mediaType: string): Promise<Sheets> {
  const wrapped = mediaType === 'application/pdf' ? { pdf: bytes } : await wrap(bytes, mediaType);
  const document = await openDocument(wrapped.pdf);
  const numbers = Array.from({ length: document.count }, (_, index) => index + 1);
  return {
    pdf: wrapped.pdf,
    count: document.count,
    async drawn() {
      let drawn = 0;
      for (const number of numbers)
        drawn += (await document.page(number, (page) => contentsOf(page).isDrawn).catch(() => false)) ? 1 : 0;
      return drawn;
    },
    async *each(fonts) {
      for (const number of numbers)
        yield await document
          .page(number, (page) => ({
            ...sheetOf(page, fonts),
            number,
            ...('longSide' in wrapped && { longSide: wrapped.longSide }),
          }))
          .catch((): LostSheet => ({ number, isLost: true }));
    },
    close: document.close,
  };
}

function sheetOf(page: Page, fonts: Fonts): Omit<Sheet, 'number'> {
  const contents = contentsOf(page);
  if (contents.images.some(({ width, height }) => width * height > limits.pixels))
    throw new Error('a picture on the page is too large');
  const own = ownText(page, contents);
  const lines = [...own.lines, ...own.notes];
  const isNew = lines.some(
    (line) => line.isUnmapped || [...line.fonts].some((font) => fonts.get(font) !== true),
  );
  // Its fonts are known by where the engine has them.
  if (isNew) page.keep();
  const { width, height } = page;
  const stated = Math.max(width, height) / 72;
  const longSide = isTooSmall(stated, densityOf(contents)) ? longSideOfA4 : stated;
  const whole = wholeOf(page, contents);
  const { isDrawn, isPicture } = contents;
  const views =
    isDrawn || isNew || own.isCovered
      ? viewsOf(page, contents, { hasText: lines.length > 0, isNew, whole })
      : undefined;
  const { isCovered, notes } = own;
  return {
    ...{ width, height, longSide, isPicture, isDrawn, own: own.lines, notes, isCovered },
    isBroken: isBroken(page, contents),
    ...(views && { views }),
    ...(whole && { whole }),
  };
}

function viewsOf(
  page: Page,
  contents: Contents,
  { hasText, isNew, whole }: { hasText: boolean; isNew: boolean; whole: Whole | undefined },
): Views {
  const { objects, annotations, isDrawn } = contents;
  const size = pointsOf(page, dpiOf(contents, hasText));
  const isOther = (one: Painted) => !isText(one);
  // Drawings and stamps among the annotations have no text of their own.
  const bare = annotations.every(({ text }) => text !== '');
  return {
    whole: shown(page, size, whole),
    ...(isNew && {
      onlyText: renderWithout(page, pointsOf(page, usualDpi), { objects, isHidden: isOther, bare: false }),
    }),
    ...(isDrawn &&
      hasText && { withoutText: renderWithout(page, size, { objects, isHidden: isText, bare }) }),
  };
}

/** Print that was not scanned is read well at this density, and needs no finer one. */
export const usualDpi = 200;
const finestPrint = 300;

function dpiOf(contents: Contents, hasText: boolean): number {
  const finest = densityOf(contents);
  if (!contents.isPicture) return Math.min(finestPrint, Math.max(usualDpi, finest));
  return hasText ? Math.max(usualDpi, finest) : finest;
}

/** Maximum points of a page that is looked at: A4 at 600 to the inch, with room. */
const mostPoints = 50_000_000;

/** How many points a page has at a density; fewer where it would be too large to hold. */
export function pointsOf({ width, height }: { width: number; height: number }, dpi: number) {
  const density = Math.min(dpi / 72, Math.sqrt(mostPoints / (width * height)));
  return {
    width: Math.max(1, Math.round(width * density)),
    height: Math.max(1, Math.round(height * density)),
  };
}

/** A JPEG or PNG as the one page of a PDF, upright as it was meant to be; `longSide` in inches, where the picture says it. */
export async function wrap(bytes: Uint8Array, mediaType: string) {
  const document = await PDFDocument.create();
  const picture = mediaType === 'image/png' ? await document.embedPng(bytes) : await document.embedJpg(bytes);
  const { width, height, longSide } = paperFor(picture, densityIn(bytes));
  const across = isMirrored(Buffer.from(bytes)) ? { x: width, width: -width } : { x: 0, width };
  document.addPage([width, height]).drawImage(picture, { ...across, y: 0, height });
  return { pdf: await document.save(), longSide };
}
