import { describe, expect, it } from 'vitest';
import { besideCode, boundedProcess } from '#shared/adapters/bounded/bounded-process.ts';
import { splitting } from '#shared/adapters/scan-batch/splitting.ts';
import { packedZeros } from '#test/adapters/file-formats/bombs.ts';
import { at, batchTiff, paper, scannedSheet } from './batches.ts';

const beside = import.meta.resolve('#shared/adapters/scan-batch/bounded-split.ts');
const split = boundedProcess(besideCode(beside, 'batch-splitter'), splitting, {
  megabytes: 500,
  seconds: 20,
});

/** One entry of a directory; with a count of values, the place where they are. */
type Tag = [tag: number, value: number, count?: number];

const long = 4;

/** A TIFF of one directory with whole numbers, and what lies behind it at {@link after}. */
function tiffOf(tags: Tag[], ...behind: Buffer[]): Buffer {
  const head = Buffer.alloc(10 + tags.length * 12 + 4);
  head.write('II*\0\x08\0\0\0', 'latin1');
  head.writeUInt16LE(tags.length, 8);
  for (const [index, [tag, value, count = 1]] of tags.entries()) {
    const place = 10 + index * 12;
    head.writeUInt16LE(tag, place);
    head.writeUInt16LE(long, place + 2);
    head.writeUInt32LE(count, place + 4);
    head.writeUInt32LE(value, place + 8);
  }
  return Buffer.concat([head, ...behind]);
}

/** Where a TIFF of so many tags goes on. */
const after = (tags: number) => 14 + tags * 12;

/** A grey page of one strip; `of` says of how many points, how they are coded, and whatever else is not as usual. */
function page(of: { side: number; coding?: number; bits?: number; samples?: number }, strip: Buffer): Buffer {
  const { side, coding = 1, bits = 8, samples = 1 } = of;
  const place = after(9);
  const size: Tag[] = [
    [256, side],
    [257, side],
    [278, side],
  ];
  const points: Tag[] = [
    [258, bits],
    [259, coding],
    [262, 1],
    [277, samples],
  ];
  const bytes: Tag[] = [
    [273, place],
    [279, strip.length],
  ];
  return tiffOf([...size, ...points, ...bytes], strip);
}

const deflate = 8;
const packBits = 32_773;
const zlibFrame = Buffer.from([0x78, 0x9c]);

const shapes: Record<string, () => Buffer> = {
  'ten billion points': () => page({ side: 100_000 }, Buffer.alloc(10)),
  'as many points as are allowed, of nothing': () => page({ side: 14_000 }, Buffer.alloc(10)),
  'points of thousands of samples': () => page({ side: 10_000, samples: 60_000 }, Buffer.alloc(10)),
  'points of a billion bits': () => page({ side: 100, bits: 1_000_000_000 }, Buffer.alloc(10)),
  'a strip that unpacks to 3 GB': () =>
    page({ side: 100, coding: deflate }, Buffer.concat([zlibFrame, packedZeros(3_000)])),
  'a strip of runs that go beyond its page': () =>
    page({ side: 100, coding: packBits }, Buffer.alloc(4_000_000, 0x81)),
  'tags of four billion values': () => tiffOf([[256, 8, 0xffff_fff0]]),
  'directories within themselves': () => tiffOf([[330, 8]]),
  'two hundred directories of four million values each': () => {
    const count = 200;
    const size = 2 + 12 + 4;
    const chain = Buffer.alloc(8 + count * size);
    chain.write('II*\0\x08\0\0\0', 'latin1');
    for (let index = 0; index < count; index += 1) {
      const place = 8 + index * size;
      chain.writeUInt16LE(1, place);
      chain.writeUInt16LE(256, place + 2);
      chain.writeUInt16LE(long, place + 4);
      chain.writeUInt32LE(4_000_000, place + 6);
      chain.writeUInt32LE(8, place + 10);
      chain.writeUInt32LE(index === count - 1 ? 0 : place + size, place + 14);
    }
    return chain;
  },
};

describe('a TIFF that asks too much of whoever parts it', () => {
  const sound = Promise.all([scannedSheet('declaration', { dpi: 100 }), paper()]).then(batchTiff);

  it.each(Object.entries(shapes))('is turned away, and the next batch is parted: %s', async (_, make) => {
    const answer = await split({ bytes: make(), mediaType: 'image/tiff', at });
    expect(['unreadable', 'no-separator', undefined]).toContain(answer);
    expect(await split({ bytes: await sound, mediaType: 'image/tiff', at })).toMatchObject([
      { component: 'declaration', pages: [2] },
    ]);
  });
});
