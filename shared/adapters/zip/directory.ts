import { fail, ok, type Result } from '#shared/kernel/result.ts';
import {
  centralHeaderSize,
  end64Size,
  endSize,
  full16,
  full32,
  locator64Size,
  type Member,
  signature,
} from './records.ts';

/** Something large that can be read in pieces: a file, or an S3 object by ranges. */
export type RandomAccess = { size: number; read(offset: number, length: number): Promise<Uint8Array> };

export type Directory = { offset: number; size: number; end: number; members: Member[] };

/** The directory cannot be read, and at which byte. */
export type Unreadable = { offset: number; problem: 'no-end-record' | 'bad-directory' };

const longestComment = full16;
const longestDirectory = 256 * 1024 * 1024;

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
const long = (view: DataView, at: number) => Number(view.getBigUint64(at, true));

/** Finds the end record: the last one whose comment reaches exactly to the end of the file. */
function findEnd(tail: Uint8Array): number | undefined {
  const view = viewOf(tail);
  for (let at = tail.length - endSize; at >= 0; at -= 1) {
    if (view.getUint32(at, true) !== signature.end) continue;
    if (at + endSize + view.getUint16(at + 20, true) === tail.length) return at;
  }
  return undefined;
}

type Extent = { count: number; size: number; offset: number; end: number };

/** Where the directory lies, from the end records; `end` is where those begin. */
function locate(tail: Uint8Array, tailOffset: number): Extent | undefined {
  const at = findEnd(tail);
  if (at === undefined) return undefined;
  const view = viewOf(tail);
  const locator = at - locator64Size;
  const record = locator - end64Size;
  if (record >= 0 && view.getUint32(locator, true) === signature.locator64) {
    if (view.getUint32(record, true) !== signature.end64) return undefined;
    const [count, size, offset] = [long(view, record + 32), long(view, record + 40), long(view, record + 48)];
    return { count, size, offset, end: tailOffset + record };
  }
  const [count, size, offset] = [
    view.getUint16(at + 10, true),
    view.getUint32(at + 12, true),
    view.getUint32(at + 16, true),
  ];
  return { count, size, offset, end: tailOffset + at };
}

/** Takes the values that did not fit from the ZIP64 extra field, in its order. */
function large(view: DataView, at: number, length: number, values: readonly number[]): number[] {
  let next = at;
  while (next + 4 <= at + length && view.getUint16(next, true) !== 1)
    next += 4 + view.getUint16(next + 2, true);
  next += 4;
  return values.map((value) => {
    if (value !== full32 || next + 8 > at + length) return value;
    next += 8;
    return long(view, next - 8);
  });
}

type Read = { member: Member; next: number };

function readMember(bytes: Uint8Array, at: number): Read | undefined {
  const view = viewOf(bytes);
  if (at + centralHeaderSize > bytes.length || view.getUint32(at, true) !== signature.central)
    return undefined;
  const [nameLength, extraLength] = [view.getUint16(at + 28, true), view.getUint16(at + 30, true)];
  const extraAt = at + centralHeaderSize + nameLength;
  const next = extraAt + extraLength + view.getUint16(at + 32, true);
  if (next > bytes.length) return undefined;
  const shown = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  const [size = 0, packed = 0, offset = 0] = large(view, extraAt, extraLength, shown);
  const stored = view.getUint16(at + 10, true) === 0 && size === packed;
  const streamed = (view.getUint16(at + 8, true) & 0x0008) !== 0;
  if (!stored) return undefined;
  const name = bytes.slice(at + centralHeaderSize, extraAt);
  return { member: { name, size, crc: view.getUint32(at + 16, true), offset, streamed }, next };
}

/** Reads the directory at the end of a ZIP file: what is stored in it and where. */
export async function readDirectory(source: RandomAccess): Promise<Result<Directory, Unreadable>> {
  const { size } = source;
  const tailOffset = Math.max(0, size - longestComment - endSize - locator64Size - end64Size);
  const extent = locate(await source.read(tailOffset, size - tailOffset), tailOffset);
  if (extent === undefined) return fail({ offset: tailOffset, problem: 'no-end-record' });
  const broken = (offset: number) => fail({ offset, problem: 'bad-directory' } as const);
  if (extent.size > longestDirectory || extent.offset + extent.size !== extent.end)
    return broken(extent.offset);

  const bytes = await source.read(extent.offset, extent.size);
  const members: Member[] = [];
  let at = 0;
  while (at < bytes.length) {
    const found = readMember(bytes, at);
    if (found === undefined) return broken(extent.offset + at);
    members.push(found.member);
    at = found.next;
  }
  return members.length === extent.count ? ok({ ...extent, members }) : broken(extent.offset);
}
