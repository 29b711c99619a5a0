import type { Quarters } from '#shared/file/pages/raster.ts';
import { type Colour, compose, pointsOf, turnOfWhole } from './compose.ts';
import { jpegPages } from './jpeg-pages.ts';
import { picturesOn } from './pictures.ts';
import { pngOf } from './png.ts';
import { loadPdf } from './sheets.ts';

/** A page as a picture: the scanner's own JPEG, turned clockwise so often to stand upright, or a PNG that does. */
export type PagePicture = { picture: Buffer; mediaType: 'image/jpeg' | 'image/png'; turn: Quarters };

/** The pages of a searchable copy, which is nothing but pictures with text behind them. */
export type PagePictures = {
  /** How wide the page is, 72 to the inch. */
  width(number: number): Promise<number>;
  show(number: number): Promise<PagePicture>;
  /** The page's points, to paint on. */
  paint(number: number): Promise<Colour>;
  close(): Promise<void>;
};

export async function openPagePictures(pdf: Uint8Array): Promise<PagePictures> {
  const [document, jpegs] = [await loadPdf(pdf), await jpegPages(pdf)];
  const sheetOf = async (number: number) => {
    const page = await document.getPage(number);
    const { width, height } = page.getViewport({ scale: 1 });
    const pictures = await picturesOn(page);
    page.cleanup();
    return [width, height, pictures] as const;
  };
  return {
    width: async (number) => (await document.getPage(number)).getViewport({ scale: 1 }).width,
    async show(number) {
      const sheet = await sheetOf(number);
      const [jpeg, turn] = [jpegs.get(number), turnOfWhole(sheet[2], pointsOf(...sheet))];
      return jpeg !== undefined && turn !== undefined
        ? { picture: jpeg, mediaType: 'image/jpeg', turn }
        : { picture: pngOf(compose(...sheet)), mediaType: 'image/png', turn: 0 };
    },
    paint: async (number) => compose(...(await sheetOf(number))),
    close: () => document.loadingTask.destroy(),
  };
}
