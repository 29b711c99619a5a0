import { PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream } from '@cantoo/pdf-lib';

/** The JPEGs of those pages of a PDF that are made of one and nothing else that is a picture; by page, from 1. */
export async function jpegPages(pdf: Uint8Array): Promise<Map<number, Buffer>> {
  const document = await PDFDocument.load(pdf, { updateMetadata: false });
  const found = document.getPages().map(({ node }, index) => {
    const objects = node.Resources()?.lookupMaybe(PDFName.of('XObject'), PDFDict);
    const pictures = (objects?.keys() ?? []).map((key) => objects?.lookup(key));
    const [only] = pictures;
    const jpeg = pictures.length === 1 && only instanceof PDFRawStream ? jpegIn(only) : undefined;
    return [index + 1, jpeg] as const;
  });
  return new Map(found.flatMap(([page, jpeg]) => (jpeg === undefined ? [] : [[page, jpeg] as const])));
}

function jpegIn({ dict, contents }: PDFRawStream): Buffer | undefined {
  const filter = dict.lookup(PDFName.of('Filter'));
  const filters = filter instanceof PDFArray ? filter.asArray() : [filter];
  const isJpeg = filters.length === 1 && filters[0] === PDFName.of('DCTDecode');
  // What else says how the picture looks would be lost.
  const isPlain = ['Decode', 'SMask', 'Mask'].every((name) => !dict.has(PDFName.of(name)));
  return isJpeg && isPlain && hasPlainColours(contents) ? Buffer.from(contents) : undefined;
}

/** Grey or red, green and blue; not the four inks of a printing press. */
function hasPlainColours(jpeg: Uint8Array): boolean {
  let at = 2;
  while (at + 9 < jpeg.length && jpeg[at] === 0xff) {
    const marker = jpeg[at + 1] ?? 0;
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
    if (isFrame) return jpeg[at + 9] === 1 || jpeg[at + 9] === 3;
    at += 2 + (jpeg[at + 2] ?? 0) * 256 + (jpeg[at + 3] ?? 0);
  }
  return false;
}
