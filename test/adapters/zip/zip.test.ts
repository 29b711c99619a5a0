import { spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { sha256 } from '#shared/adapters/hashing.ts';
import { readDirectory } from '#shared/adapters/zip/directory.ts';
import { openPackage } from '#shared/adapters/zip/open-package.ts';
import {
  centralHeader,
  centralHeaderLength,
  descriptor,
  descriptorLength,
  endRecords,
  localHeader,
  localHeaderLength,
  type Member,
} from '#shared/adapters/zip/records.ts';
import { writeZip, type ZipSource } from '#shared/adapters/zip/write-zip.ts';
import { inMemory } from '../../archive/opening.ts';
import { collect } from '../../archive/packing.ts';

const source = (path: string, text: string, streamed = false): ZipSource => {
  const bytes = Buffer.from(text);
  const known = { path, size: bytes.length, sha256: sha256(bytes) };
  if (!streamed) return { ...known, bytes };
  return {
    ...known,
    open: async function* () {
      for (let at = 0; at < bytes.length; at += 3) yield bytes.subarray(at, at + 3);
    },
  };
};

const GiB = 1024 ** 3;
const member = (name: string, rest: Partial<Member>): Member => ({
  name: Buffer.from(name),
  size: 5,
  crc: crc32('hello'),
  offset: 0,
  streamed: false,
  ...rest,
});

/** A file that holds `tail` at `offset` and zeros everywhere else. */
const sparse = (offset: number, tail: Buffer) => ({
  size: offset + tail.length,
  read: async (from: number, length: number) => {
    const bytes = Buffer.alloc(length);
    if (from + length > offset) tail.copy(bytes, Math.max(0, offset - from), Math.max(0, from - offset));
    return bytes;
  },
});

describe('a ZIP file of some members', () => {
  const sources = [
    source('a/một.txt', 'xin chào'),
    source('a/hai.txt', 'tạm biệt', true),
    source('a/ba', '', true),
  ];

  it('lists where the bytes of each lie, and is as long as was foretold', async () => {
    const { size: announced, bytes, stored } = writeZip(sources);
    const zip = await collect(bytes);
    const { members, size } = stored();
    expect([size, announced]).toEqual([zip.length, zip.length]);
    expect(stored().sha256).toBe(sha256(zip));
    expect(members.map(({ offset, size: length }) => zip.toString('utf8', offset, offset + length))).toEqual([
      'xin chào',
      'tạm biệt',
      '',
    ]);
  });

  it('does not say where they lie before it has been written', () => {
    expect(() => writeZip(sources).stored()).toThrow('read to its end');
  });

  it('comes back from its directory', async () => {
    const zip = await collect(writeZip(sources).bytes);
    const directory = await readDirectory(inMemory(zip));
    expect(directory.ok && directory.value.members.map(({ name }) => Buffer.from(name).toString())).toEqual([
      'a/một.txt',
      'a/hai.txt',
      'a/ba',
    ]);
  });

  it('may be empty', async () => {
    const zip = await collect(writeZip([]).bytes);
    expect(await readDirectory(inMemory(zip))).toMatchObject({ ok: true, value: { members: [] } });
  });
});

describe('a ZIP file too large for the old format', () => {
  it('keeps sizes and places beyond four gigabytes', async () => {
    const members = [
      member('huge', { size: 6 * GiB, streamed: true }),
      member('behind', { offset: 6 * GiB + 100 }),
      member('both', { offset: 6 * GiB + 200, size: 5 * GiB, streamed: true }),
    ];
    const directory = Buffer.concat(members.map(centralHeader));
    const at = 11 * GiB + 300;
    const file = sparse(at, Buffer.concat([directory, endRecords(3, directory.length, at)]));
    const read = await readDirectory(file);
    const facts = ({ size, offset, streamed }: Member) => ({ size, offset, streamed });
    expect(read.ok && read.value.members.map(facts)).toEqual(members.map(facts));
  });

  it('knows how long each record will be', () => {
    const sizes = [0, 3, 4 * GiB - 2, 4 * GiB - 1, 6 * GiB];
    const members = sizes.flatMap((size) =>
      sizes.flatMap((offset) => [
        member('một', { size, offset }),
        member('hai', { size, offset, streamed: true }),
      ]),
    );
    for (const one of members) {
      expect([localHeaderLength(one), centralHeaderLength(one)]).toEqual([
        localHeader(one).length,
        centralHeader(one).length,
      ]);
      expect(descriptorLength(one)).toBe(one.streamed ? descriptor(one).length : 0);
    }
  });

  it('widens the descriptor together with the header', () => {
    expect(descriptor(member('huge', { size: 6 * GiB, streamed: true }))).toHaveLength(24);
    expect(localHeader(member('huge', { size: 6 * GiB, streamed: true }))).toHaveLength(30 + 4 + 20);
    expect(descriptor(member('small', { streamed: true }))).toHaveLength(16);
  });

  it('holds more than 65,535 members, also for Python', async () => {
    const sources = Array.from({ length: 66_000 }, (_, i) => source(`d/${i}`, ''));
    const zip = await collect(writeZip(sources).bytes);
    const directory = await readDirectory(inMemory(zip));
    expect(directory.ok && directory.value.members.length).toBe(66_000);
    const folder = await mkdtemp(join(tmpdir(), 'motcua-zip-'));
    await writeFile(join(folder, 'many.zip'), zip);
    const script = 'import sys,zipfile; print(len(zipfile.ZipFile(sys.argv[1]).namelist()))';
    const { error, stdout } = spawnSync('python3', ['-c', script, join(folder, 'many.zip')], {
      encoding: 'utf8',
    });
    await rm(folder, { recursive: true });
    if (error === undefined) expect(stdout.trim()).toBe('66000');
  });
});

describe('a ZIP file made to deceive', () => {
  const damages = async (zip: Buffer) => {
    const found: string[] = [];
    for await (const part of openPackage(inMemory(zip)).parts) {
      if ('damaged' in part) found.push(`${part.damaged}: ${part.detail.en}`);
      else await collect(part.bytes);
    }
    return found;
  };

  const join2 = (first: Member, second: Member, between = '') => {
    const parts = [
      localHeader(first),
      Buffer.from('hello'),
      Buffer.from(between),
      localHeader(second),
      Buffer.from('hello'),
    ];
    const body = Buffer.concat(parts);
    const directory = Buffer.concat([first, second].map(centralHeader));
    return Buffer.concat([body, directory, endRecords(2, directory.length, body.length)]);
  };

  it('is seen when two members share their bytes', async () => {
    const [one, same] = [member('one', {}), member('two', { offset: 0 })];
    expect(await damages(join2(one, same))).toContain('two: Overlaps the previous part');
  });

  it('is seen when something hides between members', async () => {
    const second = member('two', { offset: 38 + 6 });
    expect(await damages(join2(member('one', {}), second, 'secret'))).toEqual([
      'two: There are unknown bytes before this part',
    ]);
  });

  it('is seen when a header names another file than the directory', async () => {
    const zip = join2(member('one', {}), member('two', { offset: 38 }));
    expect(await damages(zip)).toEqual([]);
    zip.write('OTH', 30);
    expect(await damages(zip)).toEqual(['one: The header does not match the directory']);
  });
});
