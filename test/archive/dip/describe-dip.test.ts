import { describe, expect, it } from 'vitest';
import { sha256 } from '#shared/adapters/hashing.ts';
import { readManifest } from '#shared/archive/bag/manifest.ts';
import { writeCsv } from '#shared/archive/dip/csv.ts';
import { describeDip } from '#shared/archive/dip/describe-dip.ts';
import { DipInput } from '#shared/archive/dip/dip-input.ts';
import { faults } from '../opening.ts';
import { packedDip, sampleDip, samplePackages, unpackedDip } from './sample-dip.ts';

const root = 'data/thanh-tra-2026.03';

const textOf = (end: string, input: DipInput = sampleDip()) => {
  const entry = describeDip(input, sha256).entries.find(({ path }) => path.endsWith(end));
  if (!entry || !('bytes' in entry)) throw new Error(`no text ${end}`);
  return Buffer.from(entry.bytes).toString();
};

const sorted = [...samplePackages.keys()].toSorted();

describe('a selection of sealed dossiers that is given out', () => {
  it('has the same bytes when it is built again, and in whatever order the dossiers came', async () => {
    const input = sampleDip({ units: ['H00.01', 'H00.02'] });
    const other = { ...input, units: input.units.toReversed(), dossiers: input.dossiers.toReversed() };
    const [one, again] = [
      await packedDip(describeDip(input, sha256)),
      await packedDip(describeDip(other, sha256)),
    ];
    expect(again.zip.equals(one.zip)).toBe(true);
  });

  it('leaves what it was given as it was', () => {
    const input = sampleDip();
    describeDip(input, sha256);
    expect(input).toEqual(sampleDip());
  });

  it('lies in the layout of a bag around an E-ARK package', () => {
    const { folder, entries } = describeDip(sampleDip(), sha256);
    expect(folder).toBe('thanh-tra-2026.03');
    expect(entries.map(({ path }) => path)).toEqual([
      'bagit.txt',
      'bag-info.txt',
      'manifest-sha256.txt',
      'tagmanifest-sha256.txt',
      `${root}/METS.xml`,
      `${root}/metadata/preservation/premis.xml`,
      `${root}/index.html`,
      `${root}/documentation/manifest.csv`,
      `${root}/metadata/descriptive/dc.xml`,
      `${root}/schemas/dublin-core.xsd`,
      ...sorted.map((code) => `${root}/representations/packages/data/${code}.zip`),
    ]);
  });

  it('holds the packages byte for byte, each of them sound', async () => {
    const members = await unpackedDip();
    for (const [code, zip] of samplePackages) {
      const held = members.get(`${root}/representations/packages/data/${code}.zip`);
      expect(held?.equals(zip)).toBe(true);
      expect(await faults(held ?? Buffer.alloc(0), { sha256: sha256(zip) })).toEqual([]);
    }
  });

  it('is not written when a package is not the one that was sealed', async () => {
    const input = sampleDip();
    const dossiers = input.dossiers.map((dossier) => ({ ...dossier, sha256: '0'.repeat(64) }));
    await expect(packedDip(describeDip({ ...input, dossiers }, sha256))).rejects.toThrow('SHA-256');
  });

  it('has every file of the payload in its manifest, with its checksum', async () => {
    const members = await unpackedDip();
    const { lines, unreadable } = readManifest(textOf('manifest-sha256.txt'));
    expect(unreadable).toEqual([]);
    expect(lines.map(({ path }) => path)).toEqual(
      [...members.keys()].filter((path) => path.startsWith('data/')),
    );
    for (const { path, sha256: expected } of lines)
      expect(sha256(members.get(path) ?? Buffer.alloc(0))).toBe(expected);
  });

  it('has every other file of the payload once in METS, with its size and checksum', async () => {
    const members = await unpackedDip();
    const listed = [...textOf('METS.xml').matchAll(/<(?:mdRef|file) [^>]*>(?:\s*<FLocat [^>]*>)?/g)].map(
      ([found]) => ({
        path: `${root}/${decodeURI(/xlink:href="([^"]+)"/.exec(found)?.[1] ?? '')}`,
        size: Number(/ SIZE="(\d+)"/.exec(found)?.[1]),
        sha256: / CHECKSUM="([0-9a-f]+)"/.exec(found)?.[1],
      }),
    );
    const expected = [...members]
      .filter(([path]) => path.startsWith('data/') && !path.endsWith('METS.xml'))
      .map(([path, bytes]) => ({ path, size: bytes.length, sha256: sha256(bytes) }));
    const byPath = (one: { path: string }, other: { path: string }) => (one.path < other.path ? -1 : 1);
    expect(listed.toSorted(byPath)).toEqual(expected.toSorted(byPath));
    expect(textOf('METS.xml')).toContain('csip:OAISPACKAGETYPE="DIP"');
  });

  it.each([
    ['inspection', 'dissemination'],
    ['hand-over', 'transfer'],
  ] as const)('says of an %s in PREMIS that there was a %s, and by whom', (kind, type) => {
    const premis = textOf('premis.xml', sampleDip({ kind }));
    expect(premis).toContain(`<eventType>${type}</eventType>`);
    expect(premis).toMatch(/>ordered-by<\/linkingAgentIdentifierValue>\s*<linkingAgentRole>authorizer</);
    expect(premis).toMatch(/>ordered-by<[\s\S]*?<agentName>kiem-tra\.tinh</);
    for (const { sha256: digest } of sampleDip().dossiers)
      expect(premis).toContain(`>${digest}</messageDigest>`);
  });

  it('counts its payload in bag-info, and keeps each tag on its line', async () => {
    const source = { vi: 'Kho\r\nPayload-Oxum: 1.1\u2028x', en: 'x' };
    const input = sampleDip({ source });
    const info = textOf('bag-info.txt', input);
    expect(info).toMatch(/^Source-Organization: Kho Payload-Oxum: 1\.1 x$/m);
    const payload = describeDip(input, sha256).entries.filter(({ path }) => path.startsWith('data/'));
    const bytes = payload.reduce((sum, { size }) => sum + size, 0);
    expect(info).toMatch(new RegExp(`^Payload-Oxum: ${bytes}\\.${payload.length}$`, 'm'));
    expect(info).toMatch(/^External-Identifier: thanh-tra-2026\.03$/m);
  });

  it('gives each dossier a line of the table, in the order of codes', () => {
    const [header, ...lines] = textOf('manifest.csv').split('\r\n');
    expect(header).toBe('code,procedure,unit,status,closedAt,sha256,bytes,retainUntil,path');
    expect(lines.at(-1)).toBe('');
    expect(lines.slice(0, -1).map((line) => line.split(',')[0])).toEqual(sorted);
    const code = 'H00.01-20260302-0000001';
    const zip = samplePackages.get(code) ?? Buffer.alloc(0);
    expect(lines[1]).toBe(
      `${code},1.004873,H00.01,returned,2026-03-06T08:00:00Z,${sha256(zip)},${zip.length},2046-12-31T17:00:00.000Z,${root}/representations/packages/data/${code}.zip`,
    );
  });

  it('shows each dossier on its page, with a link, its digest and how to check it', () => {
    const page = textOf('index.html');
    for (const { code, sha256: digest } of sampleDip().dossiers) {
      expect(page).toContain(`<a href="representations/packages/data/${code}.zip">${code}</a>`);
      expect(page).toContain(`<code>${digest}</code>`);
    }
    expect(page).toContain('sha256sum --check manifest-sha256.txt tagmanifest-sha256.txt');
    expect(page).toContain('node verify-package.mjs');
    expect(page).toContain('Thanh tra tỉnh &lt;H00&gt; &amp; &quot;Đoàn 12&quot;');
    expect(page).not.toMatch(/(src|href)="(https?:)?\/\//);
  });

  it('keeps apart the packages of codes that a file system takes for one', () => {
    const [one] = sampleDip().dossiers;
    if (one === undefined) throw new Error('the sample has a dossier');
    const alike = ['H00/1', 'h00/1'].map((code) => ({ ...one, code }));
    const { entries } = describeDip(sampleDip({ dossiers: alike }), sha256);
    const names = entries.map(({ path }) => path.split('/').at(-1)).filter((name) => name?.endsWith('.zip'));
    expect(names).toEqual(['H00_1.zip', 'h00_1 (2).zip']);
  });
});

describe('the table of a DIP', () => {
  const [dossier] = sampleDip().dossiers;

  it.each(['=', '+', '-', '@', '\t', '\r', '＝'])('cannot hold a text that begins with %j', (sign) => {
    const value = `${sign}1`;
    const changes = [
      { code: value },
      { procedure: { code: value, version: 1 } },
      { unit: value },
      { status: value },
      { closedAt: value },
      { sha256: value },
      { retainUntil: value },
    ];
    for (const change of changes)
      expect(
        DipInput.safeParse({ ...sampleDip(), dossiers: [{ ...dossier, ...change }] }).success,
        JSON.stringify(change),
      ).toBe(false);
  });

  it('would make such a text harmless all the same', () => {
    const cells = ['=1', '+1', '-1', '@a', '\t=1', '\r=1', '＝1', 'a=1', '=HYPERLINK("x","y")', 'a"b', -1];
    expect(writeCsv(cells.map((cell) => [cell]))).toBe(
      [
        "'=1",
        "'+1",
        "'-1",
        "'@a",
        "'\t=1",
        '"\'\r=1"',
        "'＝1",
        'a=1',
        `"'=HYPERLINK(""x"",""y"")"`,
        '"a""b"',
        '-1',
        '',
      ].join('\r\n'),
    );
  });
});

describe('what is no DIP', () => {
  const refused = (changes: object) => DipInput.safeParse({ ...sampleDip(), ...changes }).success === false;

  it.each([
    ['an id that leads elsewhere', { id: '../x' }],
    ['no dossier', { dossiers: [] }],
    ['a dossier twice', { dossiers: [...sampleDip().dossiers, ...sampleDip().dossiers] }],
    ['a time that is not in UTC', { at: '2026-11-20T10:00:00+07:00' }],
    ['a purpose of two lines', { purpose: 'a\nb' }],
    ['no recipient', { recipient: ' ' }],
  ])('has %s', (_, changes) => {
    expect(refused(changes)).toBe(true);
  });
});
