import { inflateSync } from 'node:zlib';
import {
  EncryptedPDFError,
  PDFArray,
  type PDFDict,
  PDFDocument,
  PDFName,
  PDFNumber,
  PDFRawStream,
} from '@cantoo/pdf-lib';
import type { FileProblem } from '#shared/file/file.ts';
import { limits } from '#shared/file/limits.ts';
import { isHugeJpeg } from './images.ts';

/** What a PDF shows of itself when it is opened. */
export type PdfFindings = { pages: number } | { problem: FileProblem };

/**
 * Opens a PDF and says whether one can work with it. To be called where it does no harm that this takes all the memory
 * and time there is: a few bytes can be made to unfold without end.
 */
export async function lookIntoPdf(bytes: Uint8Array): Promise<PdfFindings> {
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const pages = document.getPageCount();
    if (pages === 0) return { problem: 'damaged' };
    if (pages > limits.pages) return { problem: 'too-many-pages' };
    const problem = excessOf(document);
    return problem === undefined ? { pages } : { problem };
  } catch (error) {
    return { problem: error instanceof EncryptedPDFError ? 'encrypted' : 'damaged' };
  }
}

function excessOf(document: PDFDocument): FileProblem | undefined {
  if (document.getPages().some(({ node }) => isHugePage(node.MediaBox(), node.get(PDFName.of('UserUnit')))))
    return 'page-too-large';
  let left: number = limits.unpacked;
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    if (isPicture(object.dict)) {
      if (isHugePicture(object)) return 'page-too-large';
      continue;
    }
    left -= unpackedSize(object, left);
    if (left < 0) return 'unfolds';
  }
  return undefined;
}

function isHugePage(box: PDFArray | undefined, unit: unknown): boolean {
  const numbers = box instanceof PDFArray ? box.asRectangle() : { width: 0, height: 0 };
  const side = Math.max(Math.abs(numbers.width), Math.abs(numbers.height));
  return !(side * (unit instanceof PDFNumber ? unit.asNumber() : 1) <= limits.side);
}

const isPicture = (dict: PDFDict) => dict.lookup(PDFName.of('Subtype')) === PDFName.of('Image');

/** By what is said of it; a JPEG within may say something else, and that is what a reader goes by. */
function isHugePicture({ dict, contents }: PDFRawStream): boolean {
  const [width, height] = ['Width', 'Height'].map((name) => dict.lookupMaybe(PDFName.of(name), PDFNumber));
  const pixels = (width?.asNumber() ?? 0) * (height?.asNumber() ?? 0);
  return !(pixels <= limits.pixels) || (isJpeg(contents) && isHugeJpeg(Buffer.from(contents)));
}

const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8;

/** How long the text of a packed stream is, as far as anybody cares; it may be packed more than once. */
function unpackedSize({ dict, contents }: PDFRawStream, most: number): number {
  const filter = dict.lookup(PDFName.of('Filter'));
  const filters = filter instanceof PDFArray ? filter.asArray() : [filter];
  let unpacked = contents;
  try {
    for (const one of filters) {
      if (one !== PDFName.of('FlateDecode')) break;
      unpacked = inflateSync(unpacked, { maxOutputLength: most });
    }
  } catch (error) {
    if (error instanceof RangeError) return most + 1;
  }
  return unpacked.length;
}
