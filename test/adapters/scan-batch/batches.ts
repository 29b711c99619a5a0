import { PDFDocument } from '@cantoo/pdf-lib';
import { type Canvas, createCanvas, loadImage } from '@napi-rs/canvas';
import { encode } from 'uqr';
import utif, { type IFD } from 'utif2';
import { renderPaper } from '#shared/adapters/pdf/render-paper.ts';
import { separatorSheets } from '#shared/adapters/scan-batch/separator-sheets.ts';
import { readPdf } from '#test/adapters/pdf/reading.ts';
import { blankPng, scannedJpeg } from '#test/adapters/recognition/scans.ts';
import { samplePapers } from '#test/paper/samples.ts';

export const at = '2026-11-20T02:00:00Z';

/** How a sheet went through the scanner. */
export type Fed = {
  dpi?: number;
  quarters?: number;
  /** Degrees, counter-clockwise. */
  tilt?: number;
  /** How far a point may be from what it should be, of 255. */
  noise?: number;
  /** How dark the ink is on paper that is not quite white, of 255. */
  faint?: number;
  quality?: number;
};

/** A separator sheet as it was printed. */
async function printedSheet(component: string, dpi = 200): Promise<Canvas> {
  const name = { vi: 'Tờ khai đăng ký', en: 'Declaration' };
  const [page] = await readPdf(await separatorSheets([{ id: component, name }], { at }), dpi);
  if (page === undefined) throw new Error('no sheet');
  return page.canvas;
}

/** A separator sheet as a desk scanner delivers it. */
export async function scannedSheet(component: string, { dpi = 200, ...fed }: Fed = {}): Promise<Buffer> {
  return scannedFrom(await printedSheet(component, dpi), fed);
}

/** A result with the QR code by which it is verified, printed and scanned again. */
export async function scannedResult(): Promise<Buffer> {
  const [paper] = samplePapers;
  if (paper === undefined) throw new Error('no paper');
  const [page] = await readPdf((await renderPaper(paper.content)).bytes, 200);
  if (page?.qr === undefined) throw new Error('no code on it');
  return scannedFrom(page.canvas, { noise: 10 });
}

/** A sheet with a code as large as that of ours, which is somebody else’s. */
export function foreignSheet(): Buffer {
  const canvas = createCanvas(1240, 1754);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.fillStyle = '#000';
  const { data } = encode('https://dichvucong.gov.vn/tra-cuu?so=H00.01-261120-0001', { border: 0 });
  for (const [y, row] of data.entries())
    for (const [x, dark] of row.entries()) if (dark) pen.fillRect(300 + x * 20, 400 + y * 20, 20, 20);
  return scannedFrom(canvas);
}

/** An empty sheet as a JPEG. */
export async function scannedBlank(): Promise<Buffer> {
  const picture = await loadImage(await blankPng());
  const canvas = createCanvas(picture.width, picture.height);
  canvas.getContext('2d').drawImage(picture, 0, 0);
  return scannedFrom(canvas, { noise: 6 });
}

function scannedFrom(
  sheet: Canvas,
  { quarters = 0, tilt = 0, noise = 0, faint = 0, quality = 75 }: Fed = {},
): Buffer {
  const { width, height } = sheet;
  const canvas = quarters % 2 === 0 ? createCanvas(width, height) : createCanvas(height, width);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate((quarters * Math.PI) / 2 - (tilt * Math.PI) / 180);
  pen.drawImage(sheet, -width / 2, -height / 2);
  pen.resetTransform();
  const points = pen.getImageData(0, 0, canvas.width, canvas.height);
  const next = chances();
  for (let from = 0; from < points.data.length; from += 4) {
    const off = (next() * 2 - 1) * noise;
    for (let at = from; at < from + 3; at += 1) {
      points.data[at] = (points.data[at] ?? 0) * ((240 - faint) / 255) + faint + off;
    }
  }
  pen.putImageData(points, 0, 0);
  return canvas.toBuffer('image/jpeg', quality);
}

/** The same chances every time. */
function chances(): () => number {
  let seed = 7;
  return () => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return seed / 2 ** 32;
  };
}

/** Sheets as one PDF of a scanner: a page for each, which is a JPEG. */
export async function batchPdf(jpegs: readonly Uint8Array[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  for (const jpeg of jpegs) {
    const picture = await document.embedJpg(jpeg);
    const scale = 595.28 / Math.min(picture.width, picture.height);
    const [width, height] = [picture.width * scale, picture.height * scale];
    document.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height });
  }
  return document.save();
}

/** Sheets as one TIFF at 100 dpi, one of which may say that it is too large for anybody; the encoder knows no compression. */
export async function batchTiff(jpegs: readonly Uint8Array[], endless?: number): Promise<Uint8Array> {
  const [width, height] = [827, 1169];
  const length = width * height * 4;
  const pages = await Promise.all(
    jpegs.map(async (jpeg) => {
      const pen = createCanvas(width, height).getContext('2d');
      pen.drawImage(await loadImage(jpeg), 0, 0, width, height);
      return Buffer.from(pen.getImageData(0, 0, width, height).data);
    }),
  );
  const head = 20_000;
  const directories = pages.map((_, index) => ({
    ...(index === endless ? { t256: [60_000], t257: [60_000] } : { t256: [width], t257: [height] }),
    ...{ t258: [8, 8, 8, 8], t259: [1], t262: [2], t277: [4], t278: [height] },
    ...{ t273: [head + index * length], t279: [length], t338: [1] },
    ...{ t282: [[100, 1]], t283: [[100, 1]], t296: [2] },
  })) as unknown as IFD[];
  const front = Buffer.alloc(head);
  front.set(new Uint8Array(utif.encode(directories)));
  return Buffer.concat([front, ...pages]);
}

export const paper = scannedJpeg;
