import { createCanvas, loadImage } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { jpegOf } from '#shared/adapters/viewing/jpeg.ts';
import { resized } from '#shared/adapters/viewing/resized.ts';
import type { Colour } from '#shared/file/pages/raster.ts';

const picture = (width: number, height: number, at: (x: number, y: number) => number[]): Colour => ({
  width,
  height,
  data: Uint8Array.from(
    Array.from({ length: width * height }, (_, point) => at(point % width, Math.floor(point / width))).flat(),
  ),
});

/** What another decoder makes of it. */
async function decoded(jpeg: Buffer): Promise<Colour> {
  const image = await loadImage(jpeg);
  const canvas = createCanvas(image.width, image.height);
  const pen = canvas.getContext('2d');
  pen.drawImage(image, 0, 0);
  const { data } = pen.getImageData(0, 0, image.width, image.height);
  return { width: image.width, height: image.height, data: data.filter((_, at) => at % 4 !== 3) as never };
}

/** By how much a point is off, in the mean. */
const distance = (one: Colour, other: Colour) =>
  one.data.reduce((sum, value, at) => sum + Math.abs(value - (other.data[at] ?? 0)), 0) / one.data.length;

const smooth = (x: number, y: number) => [x * 3, y * 4, 255 - x * 2];
/** Numbers that look like chance, the same each time. */
const noise = (x: number, y: number) =>
  [0, 1, 2].map((part) => (x * 7919 + y * 104_729 + part * 31) ** 2 % 251);

describe('a picture as JPEG', () => {
  it.each([
    ['whole blocks', 64, 48],
    ['parts of blocks', 57, 43],
    ['a single point', 1, 1],
  ])('of %s is what another decoder shows', async (_, width, height) => {
    const one = picture(width, height, smooth);
    const shown = await decoded(jpegOf(one, 90));
    expect([shown.width, shown.height]).toEqual([width, height]);
    expect(distance(one, shown)).toBeLessThan(4);
  });

  it('is right for noise at any quality, and smaller at a lower one', async () => {
    const one = picture(97, 65, noise);
    const sizes: number[] = [];
    for (const quality of [100, 75, 25, 1]) {
      const jpeg = jpegOf(one, quality);
      sizes.push(jpeg.length);
      expect((await decoded(jpeg)).width).toBe(97);
    }
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    // Its colours are at half the density.
    const grey = picture(97, 65, (x, y) => Array<number>(3).fill(noise(x, y)[0] ?? 0));
    expect(distance(grey, await decoded(jpegOf(grey, 100)))).toBeLessThan(3);
  });

  it('keeps black and white apart', async () => {
    const one = picture(32, 32, (x) => (x < 16 ? [0, 0, 0] : [255, 255, 255]));
    expect(distance(one, await decoded(jpegOf(one, 75)))).toBeLessThan(2);
  });
});

describe('a picture with fewer points', () => {
  it('has the means of those before', () => {
    const one = picture(4, 2, (x, y) => [x * 10, y * 10, 7]);
    expect(resized(one, { width: 2, height: 1 })).toEqual({
      ...{ width: 2, height: 1 },
      data: Uint8Array.from([5, 5, 7, 25, 5, 7]),
    });
    expect(resized(one, one)).toBe(one);
    expect(resized(one, { width: 3, height: 2 }).data).toHaveLength(18);
  });
});
