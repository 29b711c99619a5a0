import { PDFDocument } from '@cantoo/pdf-lib';
import { getDocument, type PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs';
import type { RecognisedPage } from '#shared/file/recognition.ts';
import { besideOrInstalled } from './beside.ts';
import type { Placed } from './compose.ts';
import { densityIn } from './density.ts';
import { ownText } from './own-text.ts';
import { picturesOn } from './pictures.ts';

/** One page of a file: its text where it brings that with it, or the pictures that it is made of. */
export type Sheet = { number: number; width: number; height: number } & (
  | { own: RecognisedPage }
  | { pictures: Placed[] }
);

/** A file opened page by page; `isSized` where it says how large its sheets are. */
export type Sheets = {
  count: number;
  isSized: boolean;
  /** The file, or the picture in one, where it is a PDF. */
  pdf?: Uint8Array;
  each: () => AsyncIterable<Sheet>;
  close: () => Promise<void>;
};

// The library would start a thread from a file of its own; in this thread it works from the bundle too.
Object.assign(globalThis, { pdfjsWorker: { WorkerMessageHandler } });

/** As many as are read within the time that a function has. */
export const mostPages = 200;

/** A picture of more points is not decoded: a page of it would not fit into the function. */
export const mostPoints = 100_000_000;

/** A page of which nothing can be shown. */
export const emptySheet = (number: number, size = { width: 1, height: 1 }): Sheet => ({
  number,
  ...size,
  own: { number, ...size, text: '', words: [] },
});

/** Opens a PDF, or a picture as the one page of a PDF. */
export async function openPdf(bytes: Uint8Array, mediaType: string): Promise<Sheets> {
  const wrapped =
    mediaType === 'application/pdf' ? { pdf: bytes, isSized: true } : await wrap(bytes, mediaType);
  const document = await loadPdf(wrapped.pdf);
  return {
    ...wrapped,
    count: document.numPages,
    each: async function* () {
      for (let number = 1; number <= document.numPages; number += 1) {
        yield await sheetOf(document, number).catch(() => emptySheet(number));
      }
    },
    close: () => document.loadingTask.destroy(),
  };
}

/** Opens a PDF in this thread, without a canvas. */
export const loadPdf = (pdf: Uint8Array): Promise<PDFDocumentProxy> =>
  getDocument({
    // The library takes the bytes away from whoever gives them.
    data: new Uint8Array(pdf),
    verbosity: 0,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    maxImageSize: mostPoints,
    wasmUrl: besideOrInstalled('pdfjs-dist/wasm/').pathname,
  }).promise;

async function sheetOf(document: PDFDocumentProxy, number: number): Promise<Sheet> {
  const page = await document.getPage(number);
  const { width, height } = page.getViewport({ scale: 1 });
  const [own, pictures] = [await ownText(page, number), await picturesOn(page)];
  page.cleanup();
  return { number, width, height, ...(isScan({ width, height }, own, pictures) ? { pictures } : { own }) };
}

/** A scan may bear a line of text that was stamped upon it; that is not yet the text of the page. */
const littleText = 200;

function isScan(
  page: { width: number; height: number },
  { text }: RecognisedPage,
  pictures: readonly Placed[],
): boolean {
  if (pictures.length === 0 || text.length >= littleText) return false;
  const covered = pictures.reduce((sum, { place: [a, b, c, d] }) => sum + Math.abs(a * d - b * c), 0);
  return text === '' || covered > (page.width * page.height) / 2;
}

/** Where a picture does not say how large it is, it is taken for a sheet of A4. */
const longSideOfA4 = 841.89;

async function wrap(bytes: Uint8Array, mediaType: string): Promise<{ pdf: Uint8Array; isSized: boolean }> {
  const document = await PDFDocument.create();
  const picture = mediaType === 'image/png' ? await document.embedPng(bytes) : await document.embedJpg(bytes);
  const density = densityIn(bytes);
  const scale = density === undefined ? longSideOfA4 / Math.max(picture.width, picture.height) : 72 / density;
  const [width, height] = [picture.width * scale, picture.height * scale];
  document.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height });
  return { pdf: await document.save(), isSized: density !== undefined };
}
