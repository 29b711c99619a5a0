/** The records of a ZIP file (PKWARE APPNOTE 6.3), as far as stored members need them. */

export const signature = {
  local: 0x04034b50,
  descriptor: 0x08074b50,
  central: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
} as const;

export const localHeaderSize = 30;
export const centralHeaderSize = 46;
export const endSize = 22;
export const end64Size = 56;
export const locator64Size = 20;

export const full16 = 0xffff;
export const full32 = 0xffffffff;

const flag = { descriptor: 0x0008, utf8: 0x0800 };
const version = { plain: 20, large: 45 };
const madeOnUnix = 3 << 8;
/** 1 January 1980, midnight: the earliest that the format can say. */
const fixedDate = 0x0021;
const plainFile = 0o100644 * 0x10000;

/** A stored member. A streamed one has its checksum behind its bytes, because nobody knew it before. */
export type Member = { name: Uint8Array; size: number; crc: number; offset: number; streamed: boolean };

type Field = readonly [bytes: 2 | 4 | 8, value: number];

/** Little-endian fields, then whatever follows them. */
function pack(fields: readonly Field[], ...tails: readonly Uint8Array[]): Uint8Array {
  const head = fields.reduce((sum, [bytes]) => sum + bytes, 0);
  const packed = new Uint8Array(tails.reduce((sum, { length }) => sum + length, head));
  const view = new DataView(packed.buffer);
  let at = 0;
  for (const [bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true);
    else if (bytes === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += bytes;
  }
  for (const tail of tails) {
    packed.set(tail, at);
    at += tail.length;
  }
  return packed;
}

const nothing = new Uint8Array();
const isLarge = (size: number) => size >= full32;
const capped = (value: number) => Math.min(value, full32);

/** The ZIP64 extra field, with those values only that do not fit their usual place. */
const zip64 = (values: readonly number[]): Uint8Array =>
  values.length === 0
    ? nothing
    : pack([[2, 1], [2, values.length * 8], ...values.map((value): Field => [8, value])]);

const common = ({ size, streamed }: Member, needsLarge: boolean): Field[] => [
  [2, needsLarge || isLarge(size) ? version.large : version.plain],
  [2, flag.utf8 | (streamed ? flag.descriptor : 0)],
  [2, 0],
  [2, 0],
  [2, fixedDate],
];

const zip64Length = (values: number) => (values === 0 ? 0 : 4 + 8 * values);

export const localHeaderLength = ({ name, size }: Member) =>
  localHeaderSize + name.length + zip64Length(isLarge(size) ? 2 : 0);

export const descriptorLength = ({ size, streamed }: Member) => (streamed ? (isLarge(size) ? 24 : 16) : 0);

export const centralHeaderLength = ({ name, size, offset }: Member) =>
  centralHeaderSize + name.length + zip64Length((isLarge(size) ? 2 : 0) + (offset >= full32 ? 1 : 0));

export function localHeader(member: Member): Uint8Array {
  const { name, size, crc, streamed } = member;
  const large = isLarge(size);
  const announced = streamed ? 0 : size;
  const shown = large ? full32 : announced;
  const extra = zip64(large ? [announced, announced] : []);
  const sizes: Field[] = [
    [4, streamed ? 0 : crc],
    [4, shown],
    [4, shown],
    [2, name.length],
    [2, extra.length],
  ];
  return pack([[4, signature.local], ...common(member, false), ...sizes], name, extra);
}

/** What follows the bytes of a streamed member. */
export function descriptor({ size, crc, streamed }: Member): Uint8Array {
  if (!streamed) return nothing;
  const width = isLarge(size) ? 8 : 4;
  return pack([
    [4, signature.descriptor],
    [4, crc],
    [width, size],
    [width, size],
  ]);
}

export function centralHeader(member: Member): Uint8Array {
  const { name, size, crc, offset } = member;
  const sizes = isLarge(size) ? [size, size] : [];
  const extra = zip64(offset >= full32 ? [...sizes, offset] : sizes);
  const rest: Field[] = [
    [4, crc],
    [4, capped(size)],
    [4, capped(size)],
    [2, name.length],
    [2, extra.length],
    [2, 0],
    [2, 0],
    [2, 0],
    [4, plainFile],
    [4, capped(offset)],
  ];
  const made: Field = [2, madeOnUnix | version.large];
  return pack([[4, signature.central], made, ...common(member, offset >= full32), ...rest], name, extra);
}

const end64 = (count: number, size: number, offset: number): Uint8Array =>
  pack([
    [4, signature.end64],
    [8, end64Size - 12],
    [2, madeOnUnix | version.large],
    [2, version.large],
    [4, 0],
    [4, 0],
    [8, count],
    [8, count],
    [8, size],
    [8, offset],
    [4, signature.locator64],
    [4, 0],
    [8, offset + size],
    [4, 1],
  ]);

/** What closes the file: where the directory of `count` members lies and how long it is. */
export function endRecords(count: number, size: number, offset: number): Uint8Array {
  const large = count >= full16 || size >= full32 || offset >= full32;
  const entries = Math.min(count, full16);
  const fields: Field[] = [
    [4, signature.end],
    [2, 0],
    [2, 0],
    [2, entries],
    [2, entries],
    [4, capped(size)],
    [4, capped(offset)],
    [2, 0],
  ];
  return large ? pack([], end64(count, size, offset), pack(fields)) : pack(fields);
}
