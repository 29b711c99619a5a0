import { describe, expect, it } from 'vitest';
import { faults, forge, repacked, unpacked, verified } from '../opening.ts';
import { packed } from '../packing.ts';

const root = 'data/H00.01-20260302-0000001';
const journal = `${root}/documentation/journal.jsonl`;
const declaration = `${root}/representations/original/data/f1-Tờ khai.pdf`;
const result = `${root}/representations/original/data/f3-_CON.pdf`;

async function sealed() {
  const { zip, stored } = await packed();
  const head = JSON.parse((await linesOf(journal)).at(-1) ?? '').hash;
  return { zip, stored, expected: { sha256: stored.sha256, journalHead: head } };
}

const linesOf = async (path: string) =>
  ((await unpacked()).get(path) ?? Buffer.alloc(0)).toString().split('\n').filter(Boolean);

describe('an untouched package', () => {
  it('verifies, and every check says what it looked at', async () => {
    const { zip, expected, stored } = await sealed();
    const report = await verified(zip, expected);
    expect(report.checks.filter(({ ok }) => !ok)).toEqual([]);
    expect(report).toMatchObject({ ok: true, counts: { files: 21, failed: 0 } });
    expect(report.checks.map(({ check }) => check)).toEqual(
      expect.arrayContaining([
        'package-digest',
        'payload-file',
        'tag-file',
        'payload-oxum',
        'journal-chain',
        'dossier-file',
      ]),
    );
    expect(report.counts.bytes).toBe(stored.members.reduce((sum, { size }) => sum + size, 0));
  });
});

describe('a package with one byte changed', () => {
  it('names the file in which it was', async () => {
    const { zip, stored, expected } = await sealed();
    for (const { path, offset, size } of stored.members) {
      const changed = Buffer.from(zip);
      const at = offset + Math.floor(size / 2);
      changed.writeUInt8(changed.readUInt8(at) ^ 0x01, at);
      const found = await faults(changed, expected);
      expect(found).toContain('package-digest package');
      expect(found, path).toContain(`container ${path}`);
      const manifest = path.startsWith('data/') ? 'payload-file' : 'tag-file';
      if (path !== 'tagmanifest-sha256.txt') expect(found).toContain(`${manifest} ${path}`);
    }
  });

  it('is found wherever it was, also between the members', async () => {
    const { zip, expected } = await sealed();
    for (let at = 0; at < zip.length; at += 397) {
      const changed = Buffer.from(zip);
      changed.writeUInt8(changed.readUInt8(at) ^ 0x20, at);
      expect(await faults(changed, expected)).toContain('package-digest package');
    }
  });

  it('is placed in the container when a header or the directory was hit', async () => {
    const { zip, stored, expected } = await sealed();
    const member = stored.members.find(({ fileId }) => fileId === 'f1');
    const changed = Buffer.from(zip);
    changed.writeUInt8(0x58, (member?.offset ?? 0) - 1);
    expect(await faults(changed, expected)).toEqual(['package-digest package', `container ${declaration}`]);
    const cut = zip.subarray(0, zip.length - 10);
    expect(await faults(cut, expected)).toContain('container ZIP');
    expect(await faults(Buffer.concat([zip, Buffer.from('x')]), expected)).toContain('container ZIP');
  });
});

describe('a package put together anew by a forger', () => {
  it('betrays a file whose manifests were corrected, by what the dossier says of it', async () => {
    const members = await unpacked();
    forge(members, result, Buffer.from('giấy khác hẳn, dài hơn'));
    expect(await faults(await repacked(members))).toEqual([
      'payload-oxum bag-info.txt',
      `dossier-file ${result}`,
    ]);
  });

  it('betrays two files that were swapped', async () => {
    const members = await unpacked();
    const [one, other] = [members.get(declaration), members.get(result)];
    forge(members, declaration, other);
    forge(members, result, one);
    expect(await faults(await repacked(members))).toEqual([
      `dossier-file ${declaration}`,
      `dossier-file ${result}`,
    ]);
  });

  it('betrays a removed and an added file', async () => {
    const members = await unpacked();
    forge(members, declaration, undefined);
    members.set(`${root}/extra.txt`, Buffer.from('x'));
    const found = await faults(await repacked(members));
    expect(found).toContain(`dossier-file ${declaration}`);
    expect(found).toContain(`unlisted-file ${root}/extra.txt`);
  });

  it('betrays a line taken out of a manifest', async () => {
    const members = await unpacked();
    const lines = (members.get('manifest-sha256.txt') ?? Buffer.alloc(0)).toString();
    members.set('manifest-sha256.txt', Buffer.from(lines.replace(/^.*f1-.*\n/m, 'not a line\n')));
    const found = await faults(await repacked(members));
    expect(found).toEqual(
      expect.arrayContaining([
        'manifest manifest-sha256.txt',
        'tag-file manifest-sha256.txt',
        `unlisted-file ${declaration}`,
      ]),
    );
  });

  it('betrays files outside its folder', async () => {
    const { stored, zip } = await packed();
    const members = await unpacked();
    members.set('../../evil.txt', Buffer.from('x'));
    const found = await faults(await repacked(members), { sha256: stored.sha256 });
    expect(found).toContain('unlisted-file ../../evil.txt');
    expect(zip.length).toBe(stored.size);
  });
});

describe('a package with a forged journal', () => {
  const tampered = async (change: (lines: string[]) => string[]) => {
    const { expected } = await sealed();
    const members = await unpacked();
    const lines = change(await linesOf(journal));
    forge(members, journal, Buffer.from(lines.map((line) => `${line}\n`).join('')));
    return (await faults(await repacked(members), expected)).filter((fault) => fault.startsWith('journal'));
  };

  it('names the entry that was changed', async () => {
    const found = await tampered((lines) =>
      lines.map((line, i) => (i === 3 ? line.replace('Thiếu', 'Đủ') : line)),
    );
    expect(found).toContain('journal-entry journal entry 4');
  });

  it('names the entry that was removed', async () => {
    expect(await tampered((lines) => lines.toSpliced(4, 1))).toContain('journal-entry journal entry 5');
  });

  it('sees that the last entry is gone', async () => {
    expect(await tampered((lines) => lines.slice(0, -1))).toEqual([
      'journal-head documentation/dossier.json',
      'journal-head sealed head',
    ]);
  });

  it('sees a field that no entry has', async () => {
    const found = await tampered((lines) =>
      lines.map((line, i) => (i === 1 ? line.replace('{', '{"a":1,') : line)),
    );
    expect(found).toContain('journal-entry journal entry 2');
  });

  it('sees that it is not there', async () => {
    const members = await unpacked();
    forge(members, journal, undefined);
    expect(await faults(await repacked(members))).toContain(`journal-chain ${journal}`);
  });
});

describe('another sound package in its place', () => {
  it('is known by its digest, its code and its journal head', async () => {
    const { zip } = await packed();
    const found = await faults(zip, { sha256: '0'.repeat(64), journalHead: '1'.repeat(64) });
    expect(found).toEqual(['package-digest package', 'journal-head sealed head']);
  });
});

describe('something that is no package', () => {
  it.each([
    ['nothing', ''],
    ['a text', 'hello '.repeat(100)],
  ])('gets a report: %s', async (_, text) => {
    const found = await faults(Buffer.from(text));
    expect(found).toEqual(
      expect.arrayContaining(['container ZIP', 'bag-declaration bagit.txt', 'manifest manifest-sha256.txt']),
    );
  });
});
