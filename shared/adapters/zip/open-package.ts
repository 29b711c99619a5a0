import { crc32 } from 'node:zlib';
import { newSha256 } from '#shared/adapters/hashing.ts';
import type { Damage, OpenedMember, OpenedPackage } from '#shared/archive/verification/opened-package.ts';
import type { Text } from '#shared/kernel/text.ts';
import { type Cursor, hashingCursor, windowed } from './cursor.ts';
import { type Directory, type RandomAccess, readDirectory } from './directory.ts';
import { descriptor, endRecords, full32, localHeaderSize, type Member, signature } from './records.ts';

type Part = OpenedMember | Damage;

const utf8 = new TextDecoder();
const same = (a: Uint8Array, b: Uint8Array) => Buffer.compare(a, b) === 0;

const damage = (damaged: string, offset: number, vi: string, en: string): Damage => ({
  damaged,
  offset,
  detail: { vi, en },
});

const words = {
  directory: {
    vi: 'Không đọc được danh mục của tệp ZIP',
    en: 'The directory of the ZIP file cannot be read',
  },
  gap: { vi: 'Có dữ liệu lạ trước phần này', en: 'There are unknown bytes before this part' },
  overlap: { vi: 'Chồng lên phần trước', en: 'Overlaps the previous part' },
  header: { vi: 'Phần đầu không khớp danh mục', en: 'The header does not match the directory' },
  checksum: { vi: 'Mã CRC-32 không khớp', en: 'The CRC-32 does not match' },
  descriptor: { vi: 'Phần sau không khớp danh mục', en: 'The descriptor does not match the directory' },
  tail: { vi: 'Phần cuối tệp ZIP có dữ liệu lạ', en: 'There are unknown bytes at the end of the ZIP file' },
} satisfies Record<string, Text>;

const broken = (damaged: string, offset: number, what: keyof typeof words): Damage =>
  damage(damaged, offset, words[what].vi, words[what].en);

type Header = { dataOffset: number; sound: boolean };

/** Finds where the bytes begin; a spoilt header is taken to have been as long as it should be. */
async function readHeader(cursor: Cursor, { name, size, offset }: Member): Promise<Header> {
  const fallback = offset + localHeaderSize + name.length + (size >= full32 ? 20 : 0);
  const fixed = await cursor.take(offset, localHeaderSize);
  if (fixed.length < localHeaderSize) return { dataOffset: fallback, sound: false };
  const view = new DataView(fixed.buffer, fixed.byteOffset, fixed.byteLength);
  const nameLength = view.getUint16(26, true);
  const dataOffset = offset + localHeaderSize + nameLength + view.getUint16(28, true);
  const named = same(await cursor.take(offset + localHeaderSize, nameLength), name);
  const sound = view.getUint32(0, true) === signature.local && view.getUint16(8, true) === 0 && named;
  return sound ? { dataOffset, sound } : { dataOffset: fallback, sound };
}

/** One member: its damage, its bytes, and what came out when they had been read. Gives back where it ends. */
async function* readMember(cursor: Cursor, member: Member): AsyncGenerator<Part, number> {
  const path = utf8.decode(member.name);
  const { dataOffset, sound } = await readHeader(cursor, member);
  if (!sound) yield broken(path, member.offset, 'header');

  let crc = 0;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    for await (const chunk of cursor.stream(dataOffset, dataOffset + member.size)) {
      crc = crc32(chunk, crc);
      yield chunk;
    }
  }
  yield { path, size: member.size, bytes: bytes() };
  if (crc !== member.crc) yield broken(path, dataOffset, 'checksum');

  const tail = descriptor(member);
  const end = dataOffset + member.size;
  if (!same(await cursor.take(end, tail.length), tail)) yield broken(path, end, 'descriptor');
  return end + tail.length;
}

async function* readMembers(cursor: Cursor, directory: Directory): AsyncGenerator<Part> {
  let at = 0;
  for (const member of directory.members.toSorted((a, b) => a.offset - b.offset)) {
    const path = utf8.decode(member.name);
    if (member.offset < at) {
      yield broken(path, member.offset, 'overlap');
      continue;
    }
    if (member.offset > at) yield broken(path, at, 'gap');
    at = yield* readMember(cursor, member);
  }
  const closing = endRecords(directory.members.length, directory.size, directory.offset);
  const tail = await cursor.take(directory.end, closing.length);
  if (at !== directory.offset) yield broken('ZIP', at, 'gap');
  if (!same(tail, closing)) yield broken('ZIP', directory.end, 'tail');
}

/**
 * Opens a package for verification: reads it once, from front to back, a few megabytes at a time, and says where the
 * container is broken instead of giving up.
 */
export function openPackage(file: RandomAccess): OpenedPackage {
  let digest: string | undefined;
  const source = windowed(file);
  async function* parts(): AsyncGenerator<Part> {
    const cursor = hashingCursor(source, newSha256);
    const directory = await readDirectory(file);
    if (directory.ok) yield* readMembers(cursor, directory.value);
    else yield broken('ZIP', directory.error.offset, 'directory');
    digest = await cursor.finish();
  }
  return {
    parts: parts(),
    digest: () => {
      if (digest === undefined) throw new Error('the package has not been read to its end');
      return digest;
    },
  };
}
