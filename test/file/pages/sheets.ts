import fc from 'fast-check';
import type { Grey } from '#shared/file/pages/raster.ts';

/** An empty sheet of paper that is not quite white. */
export const paper = (width: number, height: number, shade = 235): Grey => ({
  width,
  height,
  data: new Uint8Array(width * height).fill(shade),
});

type Text = { angle: number; lines: number; seed: number };

/** A sheet with lines of words, climbing to the right by an angle in degrees: black bars as long as words are. */
export function writtenSheet({ angle, lines, seed }: Text, width = 620, height = 877): Grey {
  const sheet = paper(width, height);
  const slope = Math.tan((angle * Math.PI) / 180);
  let random = seed + 1;
  const next = (most: number) => {
    random = (random * 48_271) % 2_147_483_647;
    return random % most;
  };
  const pitch = Math.floor((height * 0.6) / lines);
  for (let line = 0; line < lines; line += 1) {
    const base = height * 0.2 + line * pitch;
    for (let x = Math.floor(width * 0.15); x < width * 0.8; ) {
      const length = 8 + next(40);
      for (let at = x; at < Math.min(x + length, width * 0.85); at += 1) {
        const y = Math.round(base - slope * (at - width / 2));
        for (let row = y; row < y + 7; row += 1) sheet.data[row * width + at] = 30;
      }
      x += length + 5 + next(4);
    }
  }
  return sheet;
}

export const text = fc.record({
  angle: fc.double({ min: -8, max: 8, noNaN: true }),
  lines: fc.integer({ min: 6, max: 24 }),
  seed: fc.integer({ min: 0, max: 1_000_000 }),
});

export const quarters = fc.constantFrom(0 as const, 1 as const, 2 as const, 3 as const);

export const smallPicture: fc.Arbitrary<Grey> = fc
  .tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 12 }))
  .chain(([width, height]) =>
    fc
      .uint8Array({ minLength: width * height, maxLength: width * height })
      .map((data) => ({ width, height, data })),
  );
