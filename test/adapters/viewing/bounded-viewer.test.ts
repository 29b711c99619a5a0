import { readFileSync } from 'node:fs';
import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it, vi } from 'vitest';
import { boundedDrawPage, type PageShown } from '#shared/adapters/viewing/bounded-viewer.ts';
import { ok, type Result } from '#shared/kernel/result.ts';
import { bombOfObjects } from '#test/adapters/file-formats/bombs.ts';
import { pdf, png, scan } from '#test/adapters/file-formats/samples.ts';
import { printedJpeg } from '#test/adapters/recognition/pictures.ts';

vi.setConfig({ testTimeout: 120_000 });

const wanted = { number: 1, width: 200, wantsWords: false };
let files = 0;
/** Draws a page of a file that was never seen before. */
async function draw(bytes: Uint8Array, mediaType: string, more: object = {}) {
  files += 1;
  const drawn = await boundedDrawPage({ file: `${files}`, mediaType, ...wanted, ...more }, async () =>
    ok(bytes),
  );
  return given(drawn);
}

function given<T>(drawn: Result<T, unknown>): T {
  if (!drawn.ok) throw new Error('it was not read');
  return drawn.value;
}

function shown(drawn: PageShown | 'no-page' | undefined): PageShown {
  if (drawn === undefined || drawn === 'no-page') throw new Error('no page');
  return drawn;
}

describe('a page', () => {
  it.each([
    ['a scan', () => scan, 'application/pdf'],
    ['a JPEG', () => printedJpeg(), 'image/jpeg'],
    ['a PNG', () => png(300), 'image/png'],
    ['a TIFF', () => readFileSync('test/data/codings/lzw.tif'), 'image/tiff'],
  ])('of %s is drawn as wide as it is wanted', async (_, bytes, mediaType) => {
    const { picture, count, width, height } = shown(await draw(bytes(), mediaType));
    expect(count).toBe(1);
    expect(picture.width).toBeLessThanOrEqual(200);
    expect(picture.height / picture.width).toBeCloseTo(height / width, 1);
    expect(picture.jpeg.subarray(0, 2)).toEqual(Buffer.from([0xff, 0xd8]));
  });

  it('is turned as it was read', async () => {
    const upright = shown(await draw(await pdf(1), 'application/pdf'));
    const turned = shown(await draw(await pdf(1), 'application/pdf', { turn: 90 }));
    expect([turned.width, turned.height]).toEqual([upright.height, upright.width]);
    expect(turned.picture.width).toBe(200);
    expect(turned.picture.height).toBeLessThan(200);
  });

  it('brings its own words where they are wanted', async () => {
    const paper = await pdf(2);
    const { words } = shown(await draw(paper, 'application/pdf', { number: 2, wantsWords: true }));
    expect(words?.map(({ text }) => text)).toEqual(['Trang', '2']);
    expect(shown(await draw(paper, 'application/pdf')).words).toBeUndefined();
    expect(shown(await draw(png(300), 'image/png', { wantsWords: true })).words).toBeUndefined();
  });

  it('after another of the same file needs no bytes, and a page beyond the last is none', async () => {
    const paper = await pdf(3);
    const asked = { file: 'leafed', mediaType: 'application/pdf', ...wanted };
    const read = vi.fn(async () => ok(paper));
    for (const number of [1, 2, 3]) shown(given(await boundedDrawPage({ ...asked, number }, read)));
    expect(read).toHaveBeenCalledTimes(1);
    expect(await boundedDrawPage({ ...asked, number: 4 }, read)).toEqual(ok('no-page'));
    shown(await draw(paper, 'application/pdf'));
    shown(given(await boundedDrawPage(asked, read)));
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('of noise is still small enough for an answer', async () => {
    const canvas = createCanvas(1_600, 2_400);
    const pen = canvas.getContext('2d');
    const points = pen.createImageData(1_600, 2_400);
    for (let at = 0; at < points.data.length; at += 1) points.data[at] = (at * at * 31 + (at >> 3)) % 253;
    pen.putImageData(points, 0, 0);
    const noise = canvas.toBuffer('image/jpeg', 95);
    const { picture } = shown(await draw(noise, 'image/jpeg', { width: 1_600 }));
    expect(picture.jpeg.length).toBeLessThanOrEqual(600_000);
  });
});

describe('a file that kills whoever opens it, or is none', () => {
  it('is not drawn, and the next is', async () => {
    const bomb = await bombOfObjects(3_000);
    const paper = await pdf(1);
    const [bad, good, none] = await Promise.all([
      draw(bomb, 'application/pdf'),
      draw(paper, 'application/pdf'),
      draw(Buffer.from('%PDF- and no more'), 'application/pdf'),
    ]);
    expect([bad, none]).toEqual([undefined, undefined]);
    expect(shown(good).count).toBe(1);
    expect(shown(await draw(paper, 'application/pdf')).count).toBe(1);
  });
});
