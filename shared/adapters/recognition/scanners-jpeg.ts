import { PDFDocument } from '@cantoo/pdf-lib';
import { openDocument } from '#shared/adapters/pdfium/document.ts';
import { type Colour, turnColour } from '#shared/file/pages/raster.ts';
import { contentsOf, shown, type Whole, wholeOf } from './contents.ts';

/** Colours that differ less than this are one to the eye. */
const leastContrast = 24;

/**
 * The JPEG of a page, where it is all of the page and looks as the page does: a palette, a mask, a layer or whatever else
 * a PDF says of a picture may show other things than the picture alone.
 */
export async function scannersJpeg(
  jpeg: Buffer | undefined,
  whole: Whole | undefined,
  page: Colour,
): Promise<(Whole & { bytes: Buffer }) | undefined> {
  if (jpeg === undefined || whole?.bytes.equals(jpeg) !== true) return undefined;
  const { width, height } = whole.turn % 2 === 0 ? page : { width: page.height, height: page.width };
  const alone = turnColour(await drawn(jpeg, { width, height }), whole.turn);
  return isSame(alone, page) ? whole : undefined;
}

async function drawn(jpeg: Buffer, size: { width: number; height: number }): Promise<Colour> {
  const pdf = await PDFDocument.create();
  const picture = await pdf.embedJpg(jpeg);
  pdf.addPage([picture.width, picture.height]).drawImage(picture, { x: 0, y: 0 });
  const document = await openDocument(await pdf.save());
  try {
    return await document.page(1, (one) => shown(one, size, wholeOf(one, contentsOf(one))));
  } finally {
    document.close();
  }
}

const isSame = (one: Colour, other: Colour) =>
  one.data.length === other.data.length &&
  one.data.every((value, at) => Math.abs(value - (other.data[at] ?? 0)) < leastContrast);
