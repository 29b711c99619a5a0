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
import { isHugePage, pagesOf } from './page-tree.ts';
import { structureFits } from './structure.ts';
import { unpackedSize } from './unfold.ts';

/** What a PDF shows of itself when it is opened. */
export type PdfFindings = { pages: number; document: PDFDocument } | { problem: FileProblem };

/**
 * Opens a PDF and says whether one can work with it. To be called where it does no harm that this takes all the memory
 * and time there is: a few bytes can be made to unfold without end.
 */
export async function lookIntoPdf(bytes: Buffer): Promise<PdfFindings> {
  if (!(await structureFits(bytes, limits.structure))) return { problem: 'unfolds' };
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false });
    const pages = pagesOf(document);
    if (typeof pages === 'string') return { problem: pages };
    if (pages.some(isHugePage)) return { problem: 'page-too-large' };
    const problem = await excessOf(document);
    return problem === undefined ? { pages: pages.length, document } : { problem };
  } catch (error) {
    return { problem: problemBehind(error) };
  }
}

/** What V8 says where there is no room for a text, a list or a buffer. */
const noRoom = /allocation failed|invalid (?:array|string|typed array) (?:buffer )?length|exceeded/i;

function problemBehind(error: unknown): FileProblem {
  if (error instanceof EncryptedPDFError) return 'encrypted';
  const isOfRoom =
    error instanceof RangeError && !error.message.includes('call stack') && noRoom.test(error.message);
  return isOfRoom ? 'unfolds' : 'damaged';
}

async function excessOf(document: PDFDocument): Promise<FileProblem | undefined> {
  let left: number = limits.unpacked;
  for (const [, object] of document.context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue;
    if (isPicture(object.dict)) {
      if (isHugePicture(object)) return 'page-too-large';
      continue;
    }
    left -= await unpackedSize(object.contents, timesPacked(object.dict), left);
    if (left < 0) return 'unfolds';
  }
  return undefined;
}

const isPicture = (dict: PDFDict) => dict.lookup(PDFName.of('Subtype')) === PDFName.of('Image');

/** By what is said of it; a JPEG within may say something else, and that is what a reader goes by. */
function isHugePicture({ dict, contents }: PDFRawStream): boolean {
  const [width, height] = ['Width', 'Height'].map((name) => dict.lookupMaybe(PDFName.of(name), PDFNumber));
  const pixels = (width?.asNumber() ?? 0) * (height?.asNumber() ?? 0);
  return !(pixels <= limits.pixels) || (isJpeg(contents) && isHugeJpeg(Buffer.from(contents)));
}

const isJpeg = (bytes: Uint8Array) => bytes[0] === 0xff && bytes[1] === 0xd8;

/** How often a stream was packed with Deflate before it was packed otherwise. */
function timesPacked(dict: PDFDict): number {
  const filter = dict.lookup(PDFName.of('Filter'));
  const filters = filter instanceof PDFArray ? filter.asArray() : [filter];
  const other = filters.findIndex((one) => one !== PDFName.of('FlateDecode'));
  return other < 0 ? filters.length : other;
}
