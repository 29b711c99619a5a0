import { crc32, deflateSync } from 'node:zlib';
import type { Colour } from '#shared/file/pages/raster.ts';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** The picture without loss: black and white, grey or in colour, whichever is enough for it. */
export function pngOf(picture: Colour): Buffer {
  const { width, height } = picture;
  const { bits, kind, rows } = rowsOf(picture);
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([bits, kind], 8);
  const chunks = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))];
  return Buffer.concat([signature, ...chunks]);
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** Every row begins with the number of its filter, which is none. */
function rowsOf({ width, height, data }: Colour) {
  const isGrey = data.every((value, at) => value === data[at - (at % 3)]);
  if (!isGrey) return { bits: 8, kind: 2, rows: unfiltered(data, width * 3, height) };
  const grey = new Uint8Array(width * height).map((_, at) => data[at * 3] ?? 0);
  const isBlackAndWhite = grey.every((value) => value === 0 || value === 255);
  if (!isBlackAndWhite) return { bits: 8, kind: 0, rows: unfiltered(grey, width, height) };
  const bytes = Math.ceil(width / 8);
  const packed = new Uint8Array(bytes * height);
  for (const [at, value] of grey.entries()) {
    const byte = Math.floor(at / width) * bytes + ((at % width) >> 3);
    if (value === 255) packed[byte] = (packed[byte] ?? 0) | (0x80 >> ((at % width) & 7));
  }
  return { bits: 1, kind: 0, rows: unfiltered(packed, bytes, height) };
}

function unfiltered(data: Uint8Array, length: number, height: number): Buffer {
  const rows = Buffer.alloc((length + 1) * height);
  for (let row = 0; row < height; row += 1) {
    rows.set(data.subarray(row * length, (row + 1) * length), row * (length + 1) + 1);
  }
  return rows;
}
