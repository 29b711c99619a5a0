import { readFileSync } from 'node:fs';
import { degrees, PDFDocument, PDFName, StandardFonts } from '@cantoo/pdf-lib';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import utif, { type IFD } from 'utif2';
import { jpegPages } from '#shared/adapters/recognition/jpeg-pages.ts';

const sample = new URL('../../data/1.004873-to-khai-xac-nhan-tinh-trang-hon-nhan', import.meta.url);

/** One page as a desk scanner delivers it: a JPEG in a PDF, a little crooked, with noise and a stamp. */
export const scan = new Uint8Array(readFileSync(`${sample.pathname}.pdf`));
/** What is written on it. */
export const written = readFileSync(`${sample.pathname}.txt`, 'utf8');

/** The scanner's own JPEG. */
export async function scannedJpeg(): Promise<Buffer> {
  const jpeg = (await jpegPages(scan)).get(1);
  if (jpeg === undefined) throw new Error('the sample is no scan');
  return jpeg;
}

/** The scan as PNG, turned clockwise and tilted, on a white sheet. */
export async function turnedPng({ quarters = 0, tilt = 0 }): Promise<Uint8Array> {
  const picture = await loadImage(await scannedJpeg());
  const { width, height } = picture;
  const canvas = quarters % 2 === 0 ? createCanvas(width, height) : createCanvas(height, width);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.translate(canvas.width / 2, canvas.height / 2);
  pen.rotate((quarters * Math.PI) / 2 - (tilt * Math.PI) / 180);
  pen.drawImage(picture, -width / 2, -height / 2);
  return canvas.toBuffer('image/png');
}

/** The scan on a page that says that it is to be shown turned. */
export async function turnedPdf(clockwise: number): Promise<Uint8Array> {
  const document = await PDFDocument.load(scan);
  document.getPage(0).setRotation(degrees(clockwise));
  return document.save();
}

/** Black and white in two strips, as masks, which is what many an office copier delivers. */
export async function strippedPdf(): Promise<Uint8Array> {
  const { width, height } = await loadImage(await scannedJpeg());
  const document = await PDFDocument.create();
  const page = document.addPage([(width * 72) / 200, (height * 72) / 200]);
  const half = height / 2;
  const drawn = [0, 1].map(async (strip) => {
    const bits = await blackAndWhite(strip * half, half);
    const about = { Type: 'XObject', Subtype: 'Image', ImageMask: true, BitsPerComponent: 1 };
    const stream = document.context.flateStream(bits, { ...about, Width: width, Height: half });
    page.node.setXObject(PDFName.of(`S${strip}`), document.context.register(stream));
    const bottom = strip === 0 ? page.getHeight() / 2 : 0;
    return `q ${page.getWidth()} 0 0 ${page.getHeight() / 2} 0 ${bottom} cm /S${strip} Do Q`;
  });
  draw(document, (await Promise.all(drawn)).join('\n'));
  return document.save();
}

/** A bit for each point of some rows of the scan; one is white. */
async function blackAndWhite(top: number, rows: number): Promise<Uint8Array> {
  const picture = await loadImage(await scannedJpeg());
  const pen = createCanvas(picture.width, rows).getContext('2d');
  pen.drawImage(picture, 0, -top);
  const points = pen.getImageData(0, 0, picture.width, rows).data;
  const length = Math.ceil(picture.width / 8);
  const bits = new Uint8Array(length * rows).fill(255);
  for (let at = 0; at < picture.width * rows; at += 1) {
    if ((points[at * 4 + 1] ?? 255) >= 150) continue;
    const byte = Math.floor(at / picture.width) * length + ((at % picture.width) >> 3);
    bits[byte] = (bits[byte] ?? 0) & ~(0x80 >> ((at % picture.width) & 7));
  }
  return bits;
}

/** A picture of 400 million points in a file of some kilobytes. */
export async function bombPdf(): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const page = document.addPage();
  const about = { Type: 'XObject', Subtype: 'Image', BitsPerComponent: 1, ColorSpace: 'DeviceGray' };
  const side = 20_000;
  const picture = document.context.flateStream(Buffer.alloc((side * side) / 8), {
    ...about,
    Width: side,
    Height: side,
  });
  page.node.setXObject(PDFName.of('B'), document.context.register(picture));
  draw(document, 'q 595 0 0 842 0 0 cm /B Do Q');
  return document.save();
}

const draw = (document: PDFDocument, operators: string) =>
  document
    .getPage(0)
    .node.set(PDFName.of('Contents'), document.context.register(document.context.stream(operators)));

/** Small pages, each with the same little picture. */
export async function picturesPdf(count: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const picture = await document.embedPng(createCanvas(20, 20).toBuffer('image/png'));
  for (let page = 0; page < count; page += 1)
    document.addPage([200, 200]).drawImage(picture, { x: 0, y: 0, width: 200, height: 200 });
  return document.save();
}

/** Small pages, each with its number as text. */
export async function textPdf(count: number): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  const font = await document.embedFont(StandardFonts.Helvetica);
  for (let page = 1; page <= count; page += 1)
    document.addPage([200, 100]).drawText(`Sheet ${page}`, { x: 20, y: 50, size: 14, font });
  return document.save();
}

/** An empty sheet. */
export async function blankPng(): Promise<Uint8Array> {
  const canvas = createCanvas(1240, 1754);
  const pen = canvas.getContext('2d');
  pen.fillStyle = '#f4f2ee';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  return canvas.toBuffer('image/png');
}

/** Two pages at 200 dpi in one file, the second on its head; the encoder knows no compression. */
export async function tiff(): Promise<Uint8Array> {
  const picture = await loadImage(await scannedJpeg());
  const { width, height } = picture;
  const page = (angle: number) => {
    const pen = createCanvas(width, height).getContext('2d');
    pen.translate(width / 2, height / 2);
    pen.rotate(angle);
    pen.drawImage(picture, -width / 2, -height / 2);
    return Buffer.from(pen.getImageData(0, 0, width, height).data);
  };
  const pages = [page(0), page(Math.PI)];
  const head = 20_000;
  const directories = pages.map((_, index) => ({
    ...{ t256: [width], t257: [height], t258: [8, 8, 8, 8], t259: [1], t262: [2], t277: [4], t278: [height] },
    ...{ t273: [head + index * width * height * 4], t279: [width * height * 4], t338: [1] },
    ...{ t282: [[200, 1]], t283: [[200, 1]], t296: [2] },
  })) as unknown as IFD[];
  const front = Buffer.alloc(head);
  front.set(new Uint8Array(utif.encode(directories)));
  return Buffer.concat([front, ...pages]);
}

/** The scan at three times its density. */
export async function fineJpeg(): Promise<Uint8Array> {
  const picture = await loadImage(await scannedJpeg());
  const canvas = createCanvas(picture.width * 3, picture.height * 3);
  canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas.toBuffer('image/jpeg');
}
