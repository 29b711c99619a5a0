import { createCanvas, loadImage } from '@napi-rs/canvas';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { markedPage } from '#shared/adapters/recognition/marked-page.ts';
import { openPagePictures } from '#shared/adapters/recognition/page-pictures.ts';
import { recogniser } from '#shared/adapters/recognition/read-file.ts';
import { redact, type Shown } from '#shared/adapters/recognition/redact.ts';
import type { RecognisedPage } from '#shared/file/recognition.ts';
import { readPdf } from '#test/adapters/pdf/reading.ts';
import { scan, scannedJpeg, turnedPng } from './scans.ts';

// A page takes seconds on a machine that has nothing else to do.
vi.setConfig({ testTimeout: 300_000 });

const about = { title: 'H00.01-20261120-0000001 f1', at: '2026-11-20T02:00:00Z' };

async function read(
  bytes: Uint8Array,
  mediaType = 'application/pdf',
): Promise<Shown & { page: RecognisedPage }> {
  const reading = await recogniser.read(bytes, { mediaType, ...about });
  if (typeof reading === 'string' || reading.searchable === undefined) throw new Error('not read');
  const [page] = reading.recognition.pages;
  if (page === undefined) throw new Error('no page');
  return { pdf: reading.searchable, isCopy: true, recognition: reading.recognition, page };
}

/** The sheet fed in sideways, by a scanner that stores JPEG. */
async function sidewaysJpeg(): Promise<Uint8Array> {
  const picture = await loadImage(await turnedPng({ quarters: 1 }));
  const canvas = createCanvas(picture.width, picture.height);
  canvas.getContext('2d').drawImage(picture, 0, 0);
  return canvas.toBuffer('image/jpeg', 90);
}

let straight: Awaited<ReturnType<typeof read>>;
let turned: Awaited<ReturnType<typeof read>>;
beforeAll(async () => {
  straight = await read(scan);
  turned = await read(await sidewaysJpeg(), 'image/jpeg');
}, 300_000);

const wordOn = ({ words }: RecognisedPage, text: string) => {
  const word = words.find((one) => one.text === text);
  if (word === undefined) throw new Error(`${text} was not read`);
  return word;
};

/** How bright a box is in the rendering of a page, from 0 to 255. */
async function shadesIn(pdf: Uint8Array, { width }: RecognisedPage, box: number[]) {
  const [shown] = await readPdf(pdf);
  if (shown === undefined) throw new Error('no page');
  const scale = shown.canvas.width / width;
  const [left = 0, top = 0, right = 0, bottom = 0] = box.map((edge) => Math.round(edge * scale));
  const { data } = shown.canvas
    .getContext('2d')
    .getImageData(left + 2, top + 2, right - left - 4, bottom - top - 4);
  const shades = [...data.filter((_, at) => at % 4 === 0)];
  const mean = shades.reduce((sum, shade) => sum + shade, 0) / shades.length;
  return { mean, brightest: Math.max(...shades) };
}

describe('a redacted copy', () => {
  it('has nothing left of what stood there: neither points nor words, nor the picture of the scanner', async () => {
    const { page } = straight;
    const { box } = wordOn(page, 'KHAI');
    const copy = await redact(straight, [{ page: 1, box, label: 'DLCN' }], about);
    const unlabelled = await redact(straight, [{ page: 1, box, label: '' }], about);
    const pictures = await openPagePictures(unlabelled, { isCopy: true });
    const { data, width } = await pictures.paint({ number: 1 });
    pictures.close();
    const [left = 0, top = 0, right = 0, bottom = 0] = box.map((edge) =>
      Math.round((edge * width) / page.width),
    );
    for (let y = top; y < bottom; y += 1)
      for (let x = left; x < right; x += 1) expect(data[(y * width + x) * 3]).toBe(0);
    expect(Buffer.from(copy).includes(await scannedJpeg())).toBe(false);
    const [shown] = await readPdf(copy);
    const words = shown?.text.split(/\s+/) ?? [];
    expect(words).not.toContain('KHAI');
    expect(words).toContain('DLCN');
    expect(words).toContain(wordOn(page, 'TỜ').text);
  });

  it('says in white on black why it was covered, in the place of it', async () => {
    const { page, pdf } = turned;
    const { box } = wordOn(page, 'KHAI');
    const copy = await redact(turned, [{ page: 1, box, label: 'DLCN' }], about);
    const [before, after] = [await shadesIn(pdf, page, box), await shadesIn(copy, page, box)];
    expect(before.mean).toBeGreaterThan(110);
    expect(after.mean).toBeLessThan(before.mean - 40);
    expect(after.brightest).toBeGreaterThan(200);
  });

  it('is the same each time, and keeps the pages on which nothing is covered', async () => {
    const none = await redact(straight, [], about);
    expect(Buffer.from(none).includes(await scannedJpeg())).toBe(true);
    const area = { page: 1, box: [10, 10, 400, 200] as [number, number, number, number], label: 'BMNN' };
    const [one, other] = [await redact(straight, [area], about), await redact(straight, [area], about)];
    expect(Buffer.compare(one, other)).toBe(0);
  });

  it('covers what reaches beyond the page as far as there is one', async () => {
    const { page } = straight;
    const box: [number, number, number, number] = [0, 0, page.width * 2, page.height * 2];
    const copy = await redact(straight, [{ page: 1, box, label: 'BMNN' }], about);
    expect((await readPdf(copy))[0]?.text.trim()).toBe('BMNN');
  });
});

describe('a page with marks', () => {
  it('is the scanner’s picture to the byte, and the marks over it', async () => {
    const { page, pdf } = straight;
    const pictures = await openPagePictures(pdf, { isCopy: true });
    const svg = markedPage(await pictures.show({ number: 1 }), page, [wordOn(page, 'KHAI').box]);
    pictures.close();
    const [, data = ''] = /data:image\/jpeg;base64,([^"]+)"/.exec(svg) ?? [];
    expect(Buffer.compare(Buffer.from(data, 'base64'), await scannedJpeg())).toBe(0);
    expect(svg.match(/<rect /g)).toHaveLength(1);
    expect(svg).toContain(`viewBox="0 0 ${page.width} ${page.height}"`);
    // What EXIF says was heeded when the page was read: whoever shows it must not turn it once more.
    expect(svg).toContain('image-orientation:none');
  });

  it('stands upright where the scan did not', async () => {
    const { page, pdf } = turned;
    const pictures = await openPagePictures(pdf, { isCopy: true });
    const picture = await pictures.show({ number: 1 });
    pictures.close();
    expect(picture.turn).not.toBe(0);
    expect(markedPage(picture, page, [])).toMatch(/rotate\((90|180|270)\)/);
  });
});
