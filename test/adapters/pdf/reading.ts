import { type Canvas, createCanvas } from '@napi-rs/canvas';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { readCode } from '#shared/adapters/scan-batch/read-code.ts';

/** Points per millimetre. */
const point = 72 / 25.4;

export type ReadPage = {
  width: number;
  height: number;
  text: string;
  qr: string | undefined;
  canvas: Canvas;
};

/** A PDF as its reader has it, by programs that did not write it: sizes in whole millimetres, text, QR code, picture. */
export async function readPdf(bytes: Uint8Array, dpi = 150): Promise<ReadPage[]> {
  const document = await getDocument({
    data: new Uint8Array(bytes),
    verbosity: 0,
    standardFontDataUrl: new URL('../../../node_modules/pdfjs-dist/standard_fonts/', import.meta.url)
      .pathname,
  }).promise;
  const pages = Array.from({ length: document.numPages }, (_, index) => index + 1);
  const read: ReadPage[] = [];
  for (const no of pages) read.push(await readPage(await document.getPage(no), dpi));
  await document.loadingTask.destroy();
  return read;
}

async function readPage(page: PDFPageProxy, dpi: number): Promise<ReadPage> {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const { items } = await page.getTextContent();
  const text = items.map((item) => ('str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '')).join('');
  const canvas = await picture(page, dpi);
  return {
    width: Math.round((right - left) / point),
    height: Math.round((top - bottom) / point),
    text,
    qr: await qrIn(canvas),
    canvas,
  };
}

async function picture(page: PDFPageProxy, dpi: number): Promise<Canvas> {
  const viewport = page.getViewport({ scale: dpi / 72 });
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height));
  // The library draws on whatever has the interface of a browser's canvas; its types know only the browser's.
  const parameters = { canvas, viewport } as unknown as Parameters<typeof page.render>[0];
  await page.render(parameters).promise;
  return canvas;
}

function qrIn(canvas: Canvas): Promise<string | undefined> {
  const { width, height } = canvas;
  // The top left quarter, where the code has to be.
  const part = canvas.getContext('2d').getImageData(0, 0, Math.ceil(width / 2), Math.ceil(height / 2));
  return readCode({ width: part.width, height: part.height, data: new Uint8ClampedArray(part.data) });
}

/** Text without regard to where its lines are broken. */
export const flowing = (text: string) => text.replace(/\s+/g, ' ').trim();
