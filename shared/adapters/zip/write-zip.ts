import { crc32 } from 'node:zlib';
import { newSha256 } from './hashing.ts';
import { centralHeader, descriptor, endRecords, localHeader, type Member } from './records.ts';

type Source = { path: string; size: number; sha256: string };

/** Something to store: bytes at hand, or a file that is read when its turn comes. */
export type ZipSource = Source & ({ bytes: Uint8Array } | { open: () => AsyncIterable<Uint8Array> });

/** Where the bytes of a member lie in the ZIP file, so that it can be read without the rest. */
export type StoredMember = { path: string; offset: number; size: number; sha256: string };
export type StoredZip = { size: number; sha256: string; members: StoredMember[] };

const utf8 = new TextEncoder();

const memberOf = (source: ZipSource, offset: number): Member => ({
  name: utf8.encode(source.path),
  size: source.size,
  crc: 'bytes' in source ? crc32(source.bytes) : 0,
  offset,
  streamed: 'open' in source,
});

async function* bytesOf(source: ZipSource): AsyncGenerator<Uint8Array> {
  if ('bytes' in source) yield source.bytes;
  else yield* source.open();
}

/** Stores the bytes of one member; what was announced and is not so must never be sealed. */
async function* store(source: ZipSource, member: Member): AsyncGenerator<Uint8Array> {
  const hash = newSha256();
  let [size, crc] = [0, 0];
  for await (const chunk of bytesOf(source)) {
    size += chunk.length;
    crc = crc32(chunk, crc);
    hash.update(chunk);
    yield chunk;
  }
  const sha256 = hash.hex();
  if (size !== source.size) throw new Error(`${source.path} has ${size} bytes, not ${source.size}`);
  if (sha256 !== source.sha256) throw new Error(`${source.path} has SHA-256 ${sha256}, not ${source.sha256}`);
  member.crc = crc;
}

async function* sequence(sources: readonly ZipSource[], stored: StoredMember[]): AsyncGenerator<Uint8Array> {
  const members: Member[] = [];
  let at = 0;
  for (const source of sources) {
    const member = memberOf(source, at);
    const header = localHeader(member);
    yield header;
    const { path, size, sha256 } = source;
    stored.push({ path, offset: at + header.length, size, sha256 });
    yield* store(source, member);
    const tail = descriptor(member);
    if (tail.length > 0) yield tail;
    at += header.length + size + tail.length;
    members.push(member);
  }
  const directory = members.map(centralHeader);
  yield* directory;
  const length = directory.reduce((sum, header) => sum + header.length, 0);
  yield endRecords(members.length, length, at);
}

/**
 * Writes a ZIP file as a stream, holding one chunk at a time. Nothing is compressed, so that each member can be fetched
 * by its range; nothing depends on time or machine, so that the same sources give the same bytes.
 */
export function writeZip(sources: readonly ZipSource[]): {
  bytes: AsyncIterable<Uint8Array>;
  /** Known once `bytes` has been read to its end. */
  stored: () => StoredZip;
} {
  const members: StoredMember[] = [];
  let done: StoredZip | undefined;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const hash = newSha256();
    let size = 0;
    for await (const chunk of sequence(sources, members)) {
      hash.update(chunk);
      size += chunk.length;
      yield chunk;
    }
    done = { size, sha256: hash.hex(), members };
  }
  return {
    bytes: bytes(),
    stored: () => {
      if (done === undefined) throw new Error('the ZIP file has not been read to its end');
      return done;
    },
  };
}

/** How long the ZIP file will be, before any byte has been read. */
export function zipSize(sources: readonly ZipSource[]): number {
  let [body, directory] = [0, 0];
  for (const source of sources) {
    const member = memberOf(source, body);
    directory += centralHeader(member).length;
    body += localHeader(member).length + source.size + descriptor(member).length;
  }
  return body + directory + endRecords(sources.length, directory, body).length;
}
