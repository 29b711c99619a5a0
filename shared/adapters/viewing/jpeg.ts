import type { Colour } from '#shared/file/pages/raster.ts';
import { type Codes, codes, steps, zigzag } from './jpeg-tables.ts';

/**
 * The picture as a baseline JPEG (ITU-T T.81), its colours at half the density. Written by hand, since the only encoder
 * without native code that is maintained takes three times as long.
 */
export function jpegOf(picture: Colour, quality: number): Buffer {
  const planes = planesOf(picture);
  const scan = new BitWriter(picture.width * picture.height);
  const kinds = [quantised('brightness', quality), quantised('colour', quality)] as const;
  const [brightness, colour] = kinds;
  const components = [
    { plane: planes.brightness, kind: brightness, side: 2, last: 0 },
    { plane: planes.blue, kind: colour, side: 1, last: 0 },
    { plane: planes.red, kind: colour, side: 1, last: 0 },
  ];
  const [across, down] = [planes.blue.width / 8, planes.blue.height / 8];
  for (let y = 0; y < down; y += 1)
    for (let x = 0; x < across; x += 1)
      for (const one of components)
        for (let at = 0; at < one.side * one.side; at += 1) {
          const column = x * one.side + (at % one.side);
          const row = y * one.side + (at >> (one.side - 1));
          one.last = writeBlock(scan, one.kind, transformed(one.plane, column * 8, row * 8), one.last);
        }
  return Buffer.concat([head(picture, kinds), scan.end(), Buffer.from([0xff, 0xd9])]);
}

type Plane = { width: number; height: number; data: Float32Array };

const plane = (width: number, height: number): Plane => ({
  width,
  height,
  data: new Float32Array(width * height),
});

/** Brightness, and how much bluer and redder than grey, around zero; whole blocks, filled up with what is at the edge. */
function planesOf({ width, height, data }: Colour) {
  const wide = Math.ceil(width / 16) * 16;
  const high = Math.ceil(height / 16) * 16;
  const brightness = plane(wide, high);
  const blue = plane(wide / 2, high / 2);
  const red = plane(wide / 2, high / 2);
  for (let y = 0; y < high; y += 1) {
    const row = Math.min(y, height - 1) * width;
    const half = (y >> 1) * blue.width;
    for (let x = 0; x < wide; x += 1) {
      const from = (row + Math.min(x, width - 1)) * 3;
      const r = data[from] ?? 0;
      const g = data[from + 1] ?? 0;
      const b = data[from + 2] ?? 0;
      brightness.data[y * wide + x] = 0.299 * r + 0.587 * g + 0.114 * b - 128;
      const to = half + (x >> 1);
      // A quarter of each of the four points that share one.
      blue.data[to] = (blue.data[to] ?? 0) + (b / 2 - 0.168736 * r - 0.331264 * g) / 4;
      red.data[to] = (red.data[to] ?? 0) + (r / 2 - 0.418688 * g - 0.081312 * b) / 4;
    }
  }
  return { brightness, blue, red };
}

const block = new Float32Array(64);

/** The coefficients of a block, each larger by a factor of its own; good until the next call. */
function transformed({ width, data }: Plane, left: number, top: number): Float32Array {
  for (let row = 0; row < 8; row += 1) {
    const from = (top + row) * width + left;
    for (let column = 0; column < 8; column += 1) block[row * 8 + column] = data[from + column] ?? 0;
    transformLine(block, row * 8, 1);
  }
  for (let column = 0; column < 8; column += 1) transformLine(block, column, 8);
  return block;
}

/** The cosine transform of eight values by Arai, Agui and Nakajima: five multiplications. */
function transformLine(values: Float32Array, start: number, step: number): void {
  const v0 = values[start] ?? 0;
  const v1 = values[start + step] ?? 0;
  const v2 = values[start + 2 * step] ?? 0;
  const v3 = values[start + 3 * step] ?? 0;
  const v4 = values[start + 4 * step] ?? 0;
  const v5 = values[start + 5 * step] ?? 0;
  const v6 = values[start + 6 * step] ?? 0;
  const v7 = values[start + 7 * step] ?? 0;
  const outer = v0 + v7 + v3 + v4;
  const inner = v1 + v6 + v2 + v5;
  const difference = v0 + v7 - v3 - v4;
  const turned = (v1 + v6 - v2 - v5 + difference) * Math.SQRT1_2;
  values[start] = outer + inner;
  values[start + 4 * step] = outer - inner;
  values[start + 2 * step] = difference + turned;
  values[start + 6 * step] = difference - turned;
  const first = v0 - v7;
  const a = v3 - v4 + v2 - v5;
  const c = v1 - v6 + first;
  const common = (a - c) * 0.382683433;
  const low = 0.5411961 * a + common;
  const high = 1.306562965 * c + common;
  const middle = (v2 - v5 + v1 - v6) * Math.SQRT1_2;
  values[start + 5 * step] = first - middle + low;
  values[start + 3 * step] = first - middle - low;
  values[start + step] = first + middle + high;
  values[start + 7 * step] = first + middle - high;
}

/** By how much larger the transform leaves the coefficients of each row and column. */
const factors = [1, 1.387039845, 1.306562965, 1.175875602, 1, 0.785694958, 0.5411961, 0.275899379];

/** For each value its code, times 32, and how many bits that has. */
type Words = Uint32Array;
type Kind = {
  table: Uint8Array;
  /** In the order in which coefficients are written. */
  divisors: Float32Array;
  dc: Words;
  ac: Words;
  codes: { dc: Codes; ac: Codes };
};

function quantised(name: 'brightness' | 'colour', quality: number): Kind {
  const scale = quality < 50 ? 5_000 / quality : 200 - quality * 2;
  const table = Uint8Array.from(steps[name], (step) =>
    Math.max(1, Math.min(255, Math.floor((step * scale + 50) / 100))),
  );
  const divisors = Float32Array.from(
    zigzag,
    (at) => 1 / ((table[at] ?? 1) * (factors[at >> 3] ?? 1) * (factors[at & 7] ?? 1) * 8),
  );
  const { dc, ac } = codes[name];
  return { table, divisors, dc: wordsOf(dc), ac: wordsOf(ac), codes: { dc, ac } };
}

/** The code of each value: codes of a length follow each other, and the next length begins at twice the number. */
function wordsOf({ counts, values }: Codes): Words {
  const words = new Uint32Array(256);
  let code = 0;
  let at = 0;
  for (const [index, count] of counts.entries()) {
    for (let no = 0; no < count; no += 1, at += 1, code += 1) words[values[at] ?? 0] = code * 32 + index + 1;
    code *= 2;
  }
  return words;
}

const zeros16 = 0xf0;
const endOfBlock = 0;
const ordered = new Int16Array(64);

/** Writes a block, and gives its first coefficient, to which that of the next is relative. */
function writeBlock(scan: BitWriter, kind: Kind, values: Float32Array, last: number): number {
  const { ac, dc } = kind;
  const end = quantise(values, kind);
  const first = ordered[0] ?? 0;
  writeNumber(scan, dc, 0, first - last);
  let zeros = 0;
  for (let at = 1; at <= end; at += 1) {
    const value = ordered[at] ?? 0;
    if (value === 0) {
      zeros += 1;
      continue;
    }
    for (; zeros > 15; zeros -= 16) scan.word(ac[zeros16]);
    writeNumber(scan, ac, zeros * 16, value);
    zeros = 0;
  }
  if (end < 63) scan.word(ac[endOfBlock]);
  return first;
}

/** Leaves the coefficients of a block as they are written, and says which is the last that is not zero. */
function quantise(values: Float32Array, { divisors }: Kind): number {
  let end = 0;
  for (let at = 0; at < 64; at += 1) {
    const exact = (values[zigzag[at] ?? 0] ?? 0) * (divisors[at] ?? 0);
    // To the nearest whole number, faster than by Math.round.
    const value = ((exact + 16_384.5) | 0) - 16_384;
    ordered[at] = value;
    if (value !== 0) end = at;
  }
  return end;
}

/** How many bits a number has, with the zeros before it, as a word; then those bits, of a negative one each the other way. */
function writeNumber(scan: BitWriter, words: Words, zeros: number, value: number): void {
  const bits = 32 - Math.clz32(Math.abs(value));
  scan.word(words[zeros + bits]);
  if (bits > 0) scan.bits(value < 0 ? value + (1 << bits) - 1 : value, bits);
}

/** Bits one after the other; a byte of ones is followed by an empty one, since it would begin a marker. */
class BitWriter {
  #bytes: Uint8Array;
  #length = 0;
  #held = 0;
  #count = 0;

  constructor(room: number) {
    this.#bytes = new Uint8Array(room + 1_024);
  }

  /** A code as {@link Words} have it. */
  word(word = 0): void {
    if (word === 0) throw new Error('there is no code for this');
    this.bits(word >> 5, word & 31);
  }

  /** At most 16. */
  bits(value: number, count: number): void {
    this.#held = (this.#held << count) | value;
    this.#count += count;
    while (this.#count >= 8) {
      this.#count -= 8;
      this.#put((this.#held >> this.#count) & 0xff);
    }
    this.#held &= (1 << this.#count) - 1;
  }

  /** All bytes, the last filled up with ones. */
  end(): Uint8Array {
    if (this.#count > 0) this.bits((1 << (8 - this.#count)) - 1, 8 - this.#count);
    return this.#bytes.subarray(0, this.#length);
  }

  #put(byte: number): void {
    if (this.#length + 2 > this.#bytes.length) {
      const grown = new Uint8Array(this.#bytes.length * 2);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    this.#bytes[this.#length++] = byte;
    if (byte === 0xff) this.#bytes[this.#length++] = 0;
  }
}

const segment = (marker: number, ...body: (Uint8Array | readonly number[])[]): Buffer => {
  const bytes = Buffer.concat(body.map((piece) => Uint8Array.from(piece)));
  const length = bytes.length + 2;
  return Buffer.concat([Buffer.from([0xff, marker, length >> 8, length & 0xff]), bytes]);
};

const inOrder = (table: Uint8Array) => zigzag.map((from) => table[from] ?? 0);
const tablesOf = ({ dc, ac }: Kind['codes'], no: number) => [
  ...[[no], dc.counts, dc.values],
  ...[[0x10 | no], ac.counts, ac.values],
];

/** All that comes before the picture itself: JFIF, how coarse it is, its size and three components, and the codes. */
function head({ width, height }: Colour, [brightness, colour]: readonly [Kind, Kind]): Buffer {
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe0, Buffer.from('JFIF\0', 'latin1'), [1, 1, 0, 0, 1, 0, 1, 0, 0]),
    segment(0xdb, [0], inOrder(brightness.table), [1], inOrder(colour.table)),
    segment(
      0xc0,
      [8, height >> 8, height & 0xff, width >> 8, width & 0xff, 3],
      [1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1],
    ),
    segment(0xc4, ...tablesOf(brightness.codes, 0), ...tablesOf(colour.codes, 1)),
    segment(0xda, [3, 1, 0, 2, 0x11, 3, 0x11, 0, 63, 0]),
  ]);
}
