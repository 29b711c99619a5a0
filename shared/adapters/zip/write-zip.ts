import { crc32 } from 'node:zlib';
import { newSha256 } from '#shared/adapters/hashing.ts';
import {
  centralHeader,
  centralHeaderLength,
  descriptor,
  descriptorLength,
  endRecords,
  localHeader,
  localHeaderLength,
  type Member,
} from './records.ts';

type Source = { path: string; size: number; sha256: string };

/** Something to store: bytes at hand, or a file that is read when its turn comes. */
export type ZipSource = Source & ({ bytes: Uint8Array } | { open: () => AsyncIterable<Uint8Array> });

/** Where the bytes of a member lie in the ZIP file, so that it can be read without the rest. */
export type StoredMember = { path: string; offset: number; size: number; sha256: string };
export type StoredZip = { size: number; sha256: string; members: StoredMember[] };

const utf8 = new TextEncoder();

/** The members in their places; those whose bytes are at hand with their checksums. */
function placed(sources: readonly ZipSource[]): { members: Member[]; end: number } {
  let offset = 0;
  const members = sources.map((source) => {
    const crc = 'bytes' in source ? crc32(source.bytes) : 0;
    const member = {
      name: utf8.encode(source.path),
      size: source.size,
      crc,
      offset,
      streamed: 'open' in source,
    };
    offset += localHeaderLength(member) + source.size + descriptorLength(member);
    return member;
  });
  return { members, end: offset };
}

/** Gives the bytes of a file as they come; what was announced and is not so must never be sealed. */
async function* checked(source: Source, chunks: AsyncIterable<Uint8Array>, member: Member) {
  const hash = newSha256();
  let [size, crc] = [0, 0];
  for await (const chunk of chunks) {
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

type Plan = { sources: readonly ZipSource[]; members: readonly Member[]; end: number };

async function* sequence({ sources, members, end }: Plan): AsyncGenerator<Uint8Array> {
  for (const [index, source] of sources.entries()) {
    const member = members[index];
    if (member === undefined) throw new RangeError(`${source.path} has no place`);
    yield localHeader(member);
    if ('bytes' in source) yield source.bytes;
    else yield* checked(source, source.open(), member);
    if (member.streamed) yield descriptor(member);
  }
  for (const member of members) yield centralHeader(member);
  yield endRecords(members.length, directoryLength(members), end);
}

const directoryLength = (members: readonly Member[]) =>
  members.reduce((sum, member) => sum + centralHeaderLength(member), 0);

/**
 * Writes a ZIP file as a stream, holding one chunk at a time. Nothing is compressed, so that each member can be fetched
 * by its range; nothing depends on time or machine, so that the same sources give the same bytes.
 */
export function writeZip(sources: readonly ZipSource[]): {
  /** How long it will be, before any byte has been read. */
  size: number;
  bytes: AsyncIterable<Uint8Array>;
  /** Known once `bytes` has been read to its end. */
  stored: () => StoredZip;
} {
  const plan = { sources, ...placed(sources) };
  const directory = directoryLength(plan.members);
  const size = plan.end + directory + endRecords(sources.length, directory, plan.end).length;
  let sha256: string | undefined;
  async function* bytes(): AsyncGenerator<Uint8Array> {
    const hash = newSha256();
    for await (const chunk of sequence(plan)) {
      hash.update(chunk);
      yield chunk;
    }
    sha256 = hash.hex();
  }
  return {
    size,
    bytes: bytes(),
    stored: () => {
      if (sha256 === undefined) throw new Error('the ZIP file has not been read to its end');
      return {
        size,
        sha256,
        members: sources.map((source, index) => storedMember(source, plan.members[index])),
      };
    },
  };
}

function storedMember({ path, size, sha256 }: ZipSource, member: Member | undefined): StoredMember {
  if (member === undefined) throw new RangeError(`${path} has no place`);
  return { path, offset: member.offset + localHeaderLength(member), size, sha256 };
}
