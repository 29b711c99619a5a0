import { openDocument, type Page } from '#shared/adapters/pdfium/document.ts';
import { render } from '#shared/adapters/pdfium/render.ts';
import { pageOf } from '#shared/file/pages/lines.ts';
import { type Colour, quartersOf, turnColour } from '#shared/file/pages/raster.ts';
import { mergeLines } from '#shared/file/pages/settle-text.ts';
import type { RecognisedPage } from '#shared/file/recognition.ts';
import { contentsOf } from '../recognition/contents.ts';
import { ownText } from '../recognition/own-lines.ts';
import { wrap } from '../recognition/sheets.ts';
import { openTiff } from '../recognition/tiff-sheets.ts';
import { resized } from './resized.ts';

type Wanted = Pick<RecognisedPage, 'number' | 'turn'> & { width: number };

/** A page drawn for a screen, upright as it is read, and how large it is, 72 to the inch. */
type Drawn = { width: number; height: number; picture: Colour };

/** A file open to be looked at page by page. */
export type OpenPages = {
  count: number;
  draw(wanted: Wanted): Promise<Drawn>;
  /** What the file itself says on a page; undefined if it is a picture. */
  words(number: number): Promise<RecognisedPage['words'] | undefined>;
  close(): void;
};

/** Opens a PDF, TIFF, JPEG or PNG as it came. */
export async function openPages(bytes: Uint8Array, mediaType: string): Promise<OpenPages> {
  if (mediaType === 'image/tiff') return openTiffPages(bytes);
  const isPdf = mediaType === 'application/pdf';
  const document = await openDocument(isPdf ? bytes : (await wrap(bytes, mediaType)).pdf);
  return {
    count: document.count,
    draw: ({ number, turn, width }) =>
      document.page(number, (page) => {
        const isAcross = turn === 90 || turn === 270;
        const [across, down] = isAcross ? [page.height, page.width] : [page.width, page.height];
        const points = fitting({ width: across, height: down }, width);
        const asStored = isAcross ? { width: points.height, height: points.width } : points;
        const picture = turnColour(render(page, asStored), quartersOf(turn ?? 0));
        return { width: across, height: down, picture };
      }),
    words: async (number) => (isPdf ? document.page(number, wordsOn(number)) : undefined),
    close: document.close,
  };
}

const wordsOn = (number: number) => (page: Page) => {
  const { lines, notes } = ownText(page, contentsOf(page));
  return pageOf({ number, width: page.width, height: page.height }, mergeLines(lines, notes)).words;
};

/** Maximum points of a picture: a page of 1,600 across, and half as long again as A4. */
const mostPoints = 1_600 * 3_400;

/** So many points across, or fewer where the page is a very long one. */
function fitting(page: { width: number; height: number }, width: number) {
  const scale = Math.min(width / page.width, Math.sqrt(mostPoints / (page.width * page.height)));
  return {
    width: Math.max(1, Math.round(page.width * scale)),
    height: Math.max(1, Math.round(page.height * scale)),
  };
}

function openTiffPages(bytes: Uint8Array): OpenPages {
  const { count, page } = openTiff(bytes);
  return {
    count,
    async draw({ number, turn, width }) {
      const sheet = page(number);
      if ('isLost' in sheet || sheet.views === undefined) throw new Error(`page ${number} cannot be shown`);
      const whole = turnColour(sheet.views.whole, quartersOf(turn ?? 0));
      const isAcross = turn === 90 || turn === 270;
      return {
        width: isAcross ? sheet.height : sheet.width,
        height: isAcross ? sheet.width : sheet.height,
        picture: resized(whole, fitting(whole, Math.min(width, whole.width))),
      };
    },
    words: async () => undefined,
    close: () => undefined,
  };
}
