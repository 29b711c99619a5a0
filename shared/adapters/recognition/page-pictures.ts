import { openDocument } from '#shared/adapters/pdfium/document.ts';
import { type Colour, plus, type Quarters, quartersOf, turnColour } from '#shared/file/pages/raster.ts';
import type { RecognisedPage } from '#shared/file/recognition.ts';
import { contentsOf, densityOf, shown, wholeOf } from './contents.ts';
import { jpegPages } from './jpeg-pages.ts';
import { pngOf } from './png.ts';
import { scannersJpeg } from './scanners-jpeg.ts';
import { pointsOf, usualDpi } from './sheets.ts';

/** A page as a picture: the scanner's own JPEG, turned clockwise so often to stand upright, or a PNG that does. */
export type PagePicture = { picture: Buffer; mediaType: 'image/jpeg' | 'image/png'; turn: Quarters };

/** The pages of a PDF as a viewer shows them, turned as they were read. */
export type PagePictures = {
  /** How wide the page is, 72 to the inch. */
  width(page: Turned): Promise<number>;
  show(page: Turned): Promise<PagePicture>;
  /** The page's points, to paint on. */
  paint(page: Turned): Promise<Colour>;
  close(): void;
};

type Turned = Pick<RecognisedPage, 'number' | 'turn'>;

/** `isCopy` where the pages were turned upright already, when the copy was made of them. */
export async function openPagePictures(
  pdf: Uint8Array,
  { isCopy }: { isCopy: boolean },
): Promise<PagePictures> {
  const [document, jpegs] = [await openDocument(pdf), await jpegPages(pdf)];
  const turnOf = ({ turn }: Turned): Quarters => (isCopy ? 0 : quartersOf(turn ?? 0));
  const look = ({ number }: Turned) =>
    document.page(number, (one) => {
      const contents = contentsOf(one);
      const whole = wholeOf(one, contents);
      return { whole, picture: shown(one, pointsOf(one, densityOf(contents) || usualDpi), whole) };
    });
  const paint = async (page: Turned) => turnColour((await look(page)).picture, turnOf(page));
  return {
    width: (page) =>
      document.page(page.number, ({ width, height }) => (turnOf(page) % 2 === 0 ? width : height)),
    async show(page) {
      const { whole, picture } = await look(page);
      const own = await scannersJpeg(jpegs.get(page.number), whole, picture);
      return own === undefined
        ? { picture: pngOf(turnColour(picture, turnOf(page))), mediaType: 'image/png', turn: 0 }
        : { picture: own.bytes, mediaType: 'image/jpeg', turn: plus(own.turn, turnOf(page)) };
    },
    paint,
    close: document.close,
  };
}
