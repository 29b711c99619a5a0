import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shrink, turn } from '#shared/file/pages/raster.ts';
import { paper, quarters, smallPicture } from './sheets.ts';

describe('a picture', () => {
  it('turns clockwise', () => {
    const picture = { width: 3, height: 2, data: Uint8Array.of(1, 2, 3, 4, 5, 6) };
    expect(turn(picture, 1)).toEqual({ width: 2, height: 3, data: Uint8Array.of(4, 1, 5, 2, 6, 3) });
    expect(turn(picture, 2)).toEqual({ width: 3, height: 2, data: Uint8Array.of(6, 5, 4, 3, 2, 1) });
    expect(turn(picture, 3)).toEqual({ width: 2, height: 3, data: Uint8Array.of(3, 6, 2, 5, 1, 4) });
  });

  it('is itself again after four quarters', () => {
    fc.assert(
      fc.property(smallPicture, quarters, (picture, first) => {
        const rest = ([0, 3, 2, 1] as const)[first];
        expect(turn(turn(picture, first), rest)).toEqual(picture);
      }),
    );
  });

  it('keeps the shade of plain paper when it is made smaller', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 40 }),
        fc.integer({ min: 1, max: 9 }),
        fc.nat(255),
        (width, height, factor, shade) => {
          const small = shrink(paper(width, height, shade), factor);
          expect(small.data).toHaveLength(small.width * small.height);
          expect(new Set(small.data)).toEqual(new Set([shade]));
        },
      ),
    );
  });
});
