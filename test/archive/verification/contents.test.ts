import { describe, expect, it } from 'vitest';
import { newSha256, sha256 } from '#shared/adapters/hashing.ts';
import { readContents } from '#shared/archive/verification/contents.ts';
import type { Damage, OpenedMember, OpenedPackage } from '#shared/archive/verification/opened-package.ts';
import { Damaged } from '#shared/kernel/damage.ts';
import { said } from './telling.ts';

const utf8 = new TextEncoder();

async function* pieces(bytes: Uint8Array, length: number) {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

/** A member of a package; its size is what the package claims. */
const member = (path: string, bytes: string | Uint8Array = path, size?: number): OpenedMember => {
  const raw = typeof bytes === 'string' ? utf8.encode(bytes) : bytes;
  return { path, size: size ?? raw.length, bytes: pieces(raw, 3) };
};

const opened = (parts: (OpenedMember | Damage)[], fault?: Error): OpenedPackage => ({
  parts: (async function* () {
    yield* parts;
    if (fault !== undefined) throw fault;
  })(),
  digest: () => 'd'.repeat(64),
});

const read = (parts: (OpenedMember | Damage)[], fault?: Error) =>
  readContents(opened(parts, fault), newSha256);
const detail = { vi: 'Không đọc được', en: 'It cannot be read' };
const mebibyte = 1024 * 1024;

describe('the contents of a package', () => {
  it('are the members of its folder, each with its size and its digest', async () => {
    const bytes = Uint8Array.from({ length: 10 }, (_, at) => at + 200);
    const { members, damages, digest } = await read([member('X/data/X/a.pdf', bytes), member('X/b', '')]);
    expect([...members]).toEqual([
      ['data/X/a.pdf', { path: 'data/X/a.pdf', size: 10, sha256: sha256(bytes) }],
      ['b', { path: 'b', size: 0, sha256: sha256(new Uint8Array()) }],
    ]);
    expect({ damages, digest }).toEqual({ damages: [], digest: 'd'.repeat(64) });
  });

  it.each([
    ['bagit.txt', true],
    ['bag-info.txt', true],
    ['manifest-sha256.txt', true],
    ['tagmanifest-sha256.txt', true],
    ['data/H00.01-1/documentation/journal.jsonl', true],
    ['data/H00.01-1/documentation/dossier.json', true],
    ['other.txt', false],
    ['old/data/H00.01-1/documentation/dossier.json', false],
    ['data/H00.01-1/documentation/dossier.json.bak', false],
    ['data/H00.01-1/more/documentation/dossier.json', false],
    ['data//documentation/dossier.json', false],
    ['data/H00.01-1/documentation/report.json', false],
  ])('keep the text of what the checks read: %s, %s', async (path, isKept) => {
    const { members } = await read([member(`X/${path}`, 'văn bản')]);
    expect(members.get(path)?.text).toBe(isKept ? 'văn bản' : undefined);
  });

  it('keep a text whose letters lie across two pieces, and mark one that is cut', async () => {
    const { members } = await read([
      member('X/bagit.txt', 'Tờ khai ữ'),
      member('X/bag-info.txt', utf8.encode('ữ').subarray(0, 2)),
    ]);
    expect(members.get('bagit.txt')?.text).toBe('Tờ khai ữ');
    expect(members.get('bag-info.txt')?.text).toBe('�');
  });

  it('keep texts of 128 MiB together, and no more', async () => {
    const { members } = await read([
      member('X/bagit.txt', 'a', 100 * mebibyte),
      member('X/bag-info.txt', 'b', 28 * mebibyte + 1),
      member('X/manifest-sha256.txt', 'c', 28 * mebibyte),
      member('X/tagmanifest-sha256.txt', 'd', 1),
    ]);
    expect([...members.values()].map(({ text }) => text)).toEqual(['a', undefined, 'c', undefined]);
    expect(members.get('bag-info.txt')?.size).toBe(1);
  });

  it('tell of what lies outside the folder of the first member, or twice in it', async () => {
    const { members, damages } = await read([
      member('X/a', 'first'),
      member('Y/a'),
      member('a'),
      member('X/a', 'second'),
      member('X/b'),
    ]);
    expect(said(damages)).toEqual(['✗ unlisted-file Y/a', '✗ unlisted-file a', '✗ unlisted-file a']);
    expect([...members.keys()]).toEqual(['a', 'b']);
    expect(members.get('a')?.sha256).toBe(sha256(utf8.encode('first')));
  });

  it('are in a folder', async () => {
    const { members, damages } = await read([member('a'), member('b')]);
    expect(said(damages)).toEqual(['✗ unlisted-file a', '✗ unlisted-file b']);
    expect(members.size).toBe(0);
  });

  it('tell of each place where the package is broken, and go on behind it', async () => {
    const { members, damages, digest } = await read([
      { damaged: 'X/data/a.pdf', offset: 17, detail },
      member('X/b'),
    ]);
    expect(said(damages)).toEqual(['✗ container data/a.pdf']);
    expect(damages[0]?.detail).toEqual({
      vi: 'Không đọc được (từ byte 17)',
      en: 'It cannot be read (at byte 17)',
    });
    expect([...members.keys()]).toEqual(['b']);
    expect(digest).toBe('d'.repeat(64));
  });

  it('are what was read before the package ended too early; its digest is unknown', async () => {
    const damaged = new Damaged({ pointer: 'x', code: 'container', detail });
    const { members, damages, digest } = await read([member('X/a')], damaged);
    expect(damages).toEqual([{ check: 'container', subject: 'ZIP', ok: false, detail }]);
    expect([...members.keys()]).toEqual(['a']);
    expect(digest).toBeUndefined();
  });

  it('are not judged in an outage', async () => {
    await expect(read([member('X/a')], new Error('S3 is away'))).rejects.toThrow('S3 is away');
  });
});
