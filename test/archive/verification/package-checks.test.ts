import { beforeAll, describe, expect, it } from 'vitest';
import { newSha256, sha256 } from '#shared/adapters/hashing.ts';
import { openPackage } from '#shared/adapters/zip/open-package.ts';
import { canonicalJson } from '#shared/archive/entries.ts';
import { checkBag } from '#shared/archive/verification/bag-checks.ts';
import { type Contents, readContents } from '#shared/archive/verification/contents.ts';
import { checkDossier, type Expected } from '#shared/archive/verification/dossier-checks.ts';
import { checkHead, checkLines, inPackage, linesOf } from '#shared/archive/verification/journal-checks.ts';
import type { Check } from '#shared/archive/verification/report.ts';
import { verifyPackage } from '#shared/archive/verification/verify.ts';
import { link } from '#shared/journal/chain.ts';
import { JournalEntry } from '#shared/journal/journal.ts';
import { inMemory } from '../opening.ts';
import { packed } from '../packing.ts';
import { said } from './telling.ts';

const code = 'H00.01-20260302-0000001';
const root = `data/${code}`;
const journal = `${root}/documentation/journal.jsonl`;
const record = `${root}/documentation/dossier.json`;
const declaration = `${root}/representations/original/data/f1-Tờ khai.pdf`;
const manifest = 'manifest-sha256.txt';
const tagManifest = 'tagmanifest-sha256.txt';

let zip: Buffer;
let contents: Contents;
beforeAll(async () => {
  ({ zip } = await packed());
  contents = await readContents(openPackage(inMemory(zip)), newSha256);
});

const textOf = (path: string) => contents.members.get(path)?.text ?? '';

/** The same contents with this text at a path; without the member where there is none. */
function having(path: string, text: string | undefined): Contents {
  const members = new Map(contents.members);
  const bytes = Buffer.from(text ?? '');
  if (text === undefined) members.delete(path);
  else members.set(path, { path, size: bytes.length, sha256: sha256(bytes), text });
  return { ...contents, members };
}

/** Only what failed, in full. */
const failed = (checks: Check[]) => {
  said(checks);
  return checks.filter(({ ok }) => !ok).map(({ detail: _, ok: __, ...check }) => check);
};

describe('the checks of a bag', () => {
  it('look at the declaration, at every line of both manifests, at the count, and at what else lies there', () => {
    const lines = (text: string) =>
      text
        .split('\n')
        .filter(Boolean)
        .map((line) => line.slice(66));
    expect(said(checkBag(contents))).toEqual([
      '✓ bag-declaration bagit.txt',
      ...lines(textOf(manifest)).map((path) => `✓ payload-file ${path}`),
      ...lines(textOf(tagManifest)).map((path) => `✓ tag-file ${path}`),
      '✓ payload-oxum bag-info.txt',
      '✓ unlisted-file data',
    ]);
  });

  it('say what they expected and what they found', () => {
    const { sha256: before = '' } = contents.members.get(declaration) ?? {};
    expect(failed(checkBag(having(declaration, 'x')))).toContainEqual({
      check: 'payload-file',
      subject: declaration,
      expected: before,
      actual: sha256(Buffer.from('x')),
    });
    expect(failed(checkBag(having(declaration, undefined)))[0]).toEqual({
      check: 'payload-file',
      subject: declaration,
      expected: before,
    });
    expect(failed(checkBag(having('bagit.txt', 'BagIt-Version: 0.9\n')))).toContainEqual({
      check: 'bag-declaration',
      subject: 'bagit.txt',
      expected: textOf('bagit.txt'),
      actual: 'BagIt-Version: 0.9\n',
    });
    expect(failed(checkBag(having('bagit.txt', undefined)))[0]).toEqual({
      check: 'bag-declaration',
      subject: 'bagit.txt',
      expected: textOf('bagit.txt'),
    });
  });

  it('find a manifest that is not there, and name what it listed as unlisted', () => {
    const without = having(manifest, undefined);
    const found = failed(checkBag(without)).map(({ check, subject }) => `${check} ${subject}`);
    expect(found).toEqual([
      `manifest ${manifest}`,
      `tag-file ${manifest}`,
      ...[...without.members.keys()]
        .filter((path) => path.startsWith('data/'))
        .map((path) => `unlisted-file ${path}`),
    ]);
    expect(failed(checkBag(having(tagManifest, undefined)))).toContainEqual({
      check: 'manifest',
      subject: tagManifest,
    });
  });

  it('name a path that is listed twice, once', () => {
    const [first = ''] = textOf(manifest).split('\n');
    const twice = having(manifest, `${textOf(manifest)}${first}\n`);
    expect(failed(checkBag(twice)).filter(({ check }) => check === 'payload-file')).toEqual([
      { check: 'payload-file', subject: first.slice(66) },
    ]);
  });

  it('quote a line that is none, up to a hundred letters of it', () => {
    const odd = 'x'.repeat(100);
    const checks = checkBag(having(manifest, `${textOf(manifest)}${odd}yz\n`));
    const [first] = checks.filter(({ check }) => check === 'manifest');
    expect(first).toEqual({
      check: 'manifest',
      subject: manifest,
      ok: false,
      detail: { vi: `Dòng không đọc được: ${odd}`, en: `Unreadable line: ${odd}` },
    });
  });

  it('want a count of the payload that is right', () => {
    const info = textOf('bag-info.txt');
    const oxum = /^Payload-Oxum: (.*)$/m.exec(info)?.[1] ?? '';
    const wrong = having('bag-info.txt', info.replace(oxum, '1.1'));
    expect(failed(checkBag(wrong))).toContainEqual({
      check: 'payload-oxum',
      subject: 'bag-info.txt',
      expected: '1.1',
      actual: oxum,
    });
    for (const none of [having('bag-info.txt', undefined), having('bag-info.txt', 'Bag-Count: 1 of 1\n')])
      expect(failed(checkBag(none))).toContainEqual({ check: 'payload-oxum', subject: 'bag-info.txt' });
  });

  it('name every file that no manifest lists', () => {
    const members = new Map(having(`${root}/extra`, 'x').members);
    members.set('note.txt', { path: 'note.txt', size: 1, sha256: sha256(Buffer.from('x')) });
    const found = said(checkBag({ ...contents, members })).filter((one) => one.includes('unlisted-file'));
    expect(found).toEqual([`✗ unlisted-file ${root}/extra`, '✗ unlisted-file note.txt']);
  });
});

describe('the checks of the dossier in a package', () => {
  const check = (of: Contents, expected: Expected = {}) => checkDossier(of, expected);
  const head = () =>
    linesOf(textOf(journal))
      .map((line) => JournalEntry.parse(JSON.parse(line)))
      .at(-1)?.hash ?? '';

  it('look at the record, at each file and each derivative, and at the journal', () => {
    const files = said(check(contents)).slice(1, -2);
    expect(said(check(contents))).toEqual([
      `✓ dossier-record ${record}`,
      ...files,
      '✓ journal-chain journal',
      '✓ journal-head documentation/dossier.json',
    ]);
    expect(files).toHaveLength(5);
    for (const file of files) expect(file).toMatch(/^✓ dossier-file data\/.*\/representations\//);
    expect(check(contents)[0]?.detail).toEqual({ vi: `Hồ sơ ${code}`, en: `Dossier ${code}` });
  });

  it('hold the code and the head of the journal against what is known from outside', () => {
    const other = { code: 'H00.01-20260302-0000002', journalHead: 'f'.repeat(64) };
    expect(failed(check(contents, { code, journalHead: head() }))).toEqual([]);
    expect(failed(check(contents, other))).toEqual([
      { check: 'dossier-record', subject: record, expected: other.code, actual: code },
      { check: 'journal-head', subject: 'sealed head', expected: other.journalHead, actual: head() },
    ]);
  });

  it('tell a file by its digest and its size', () => {
    const { sha256: digest = '', size = 0 } = contents.members.get(declaration) ?? {};
    expect(failed(check(having(declaration, 'xyz')))).toEqual([
      {
        check: 'dossier-file',
        subject: declaration,
        expected: `${digest} ${size}`,
        actual: `${sha256(Buffer.from('xyz'))} 3`,
      },
    ]);
    expect(failed(check(having(declaration, undefined)))).toEqual([
      { check: 'dossier-file', subject: declaration, expected: `${digest} ${size}` },
    ]);
  });

  it.each<[string, string | undefined, string]>([
    ['is not there', undefined, 'documentation/dossier.json'],
    ['is no JSON', '{', record],
    ['is no record', '{}', record],
  ])('find nothing to hold against it where the record %s', (_, text, subject) => {
    expect(failed(check(having(record, text)))).toEqual([{ check: 'dossier-record', subject }]);
  });

  it('do not take the record of a place that is none for it', () => {
    for (const path of [`old/${record}`, `${record}.bak`, `data/x/${code}/documentation/dossier.json`]) {
      const members = new Map([[path, { path, size: 1, sha256: '', text: '{}' }], ...contents.members]);
      expect(failed(check({ ...contents, members }))).toEqual([]);
    }
  });

  it('find that its journal is not there', () => {
    expect(failed(check(having(journal, undefined)))).toEqual([{ check: 'journal-chain', subject: journal }]);
  });

  it('find that its journal is broken, and has no head', () => {
    const lines = linesOf(textOf(journal));
    expect(failed(check(having(journal, lines.toSpliced(1, 1).join('\n')), { journalHead: head() }))).toEqual(
      [
        { check: 'journal-entry', subject: 'journal entry 2' },
        { check: 'journal-head', subject: 'documentation/dossier.json', expected: head() },
        { check: 'journal-head', subject: 'sealed head', expected: head() },
      ],
    );
  });
});

describe('the lines of a journal', () => {
  const broken = (lines: readonly (string | undefined)[]) => checkLines(lines, inPackage);

  it('follow each other; blank lines between them do not count', () => {
    const lines = linesOf(textOf(journal));
    const { checks, chain, entries: read } = broken(linesOf(`\n${lines.join('\n\n')}\n`));
    expect(said(checks)).toEqual(['✓ journal-chain journal']);
    expect(checks[0]?.detail).toEqual({
      vi: `${lines.length} mục nối liền nhau`,
      en: `${lines.length} entries follow each other`,
    });
    expect(read).toHaveLength(lines.length);
    expect(chain).toEqual({ length: lines.length, head: read.at(-1)?.hash });
    expect(checkHead('x', 'a'.repeat(64), chain)).toMatchObject({ ok: false, actual: chain?.head });
  });

  const moved = (lines: string[]) => lines.map((line) => JournalEntry.parse(JSON.parse(line)));
  it.each<[string, (lines: string[]) => (string | undefined)[], string, string]>([
    ['is empty', () => [], '1', 'The journal is empty'],
    [
      'is cut in the middle',
      (lines) => lines.toSpliced(2, 1),
      '3',
      'An entry is missing, added or moved here',
    ],
    [
      'holds an entry of another dossier',
      (lines) => {
        const [first, second] = moved(lines);
        if (first === undefined || second === undefined) throw new Error('two entries');
        const { hash: _, prev, ...entry } = second;
        return [lines[0], canonicalJson(link(prev, { ...entry, code: 'H00.02-20260302-0000001' }))];
      },
      '2',
      'The entry belongs to another dossier',
    ],
    [
      'does not continue',
      (lines) =>
        lines.map((line, at) =>
          at === 1 ? line.replace(/"prev":"[0-9a-f]{64}"/, `"prev":"${'e'.repeat(64)}"`) : line,
        ),
      '2',
      'The entry does not continue the previous one',
    ],
    [
      'was changed',
      (lines) => lines.map((line, at) => (at === 3 ? line.replace('Thiếu', 'Đủ') : line)),
      '4',
      'The entry has been changed',
    ],
    ['cannot be read', (lines) => lines.with(1, 'x'), '2', 'The entry cannot be read'],
    ['is gone', (lines) => [lines[0], undefined], '2', 'The entry cannot be read'],
  ])('say where one %s', (_, change, at, en) => {
    const { checks, chain } = broken(change(linesOf(textOf(journal))));
    expect(said(checks)).toEqual([`✗ journal-entry journal entry ${at}`]);
    expect(checks[0]?.detail.en).toBe(en);
    expect(chain).toBeUndefined();
  });
});

describe('the verification of a package', () => {
  it('counts what it looked at and what failed, and says no where anything did', async () => {
    const verify = (bytes: Buffer, expected: Expected) =>
      verifyPackage(openPackage(inMemory(bytes)), expected, newSha256);
    const digest = sha256(zip);
    const sound = await verify(zip, { sha256: digest });
    expect(said(sound.checks)[0]).toBe('✓ package-digest package');
    expect(sound.counts).toEqual({
      files: contents.members.size,
      bytes: [...contents.members.values()].reduce((sum, { size }) => sum + size, 0),
      checks: sound.checks.length,
      failed: 0,
    });
    const unknown = await verify(zip, {});
    expect(unknown.checks).toEqual(sound.checks.slice(1));
    const other = await verify(zip, { sha256: 'f'.repeat(64) });
    expect(failed(other.checks)).toEqual([
      { check: 'package-digest', subject: 'package', expected: 'f'.repeat(64), actual: digest },
    ]);
    expect(other).toMatchObject({ ok: false, counts: { failed: 1 } });
    const cut = await verify(zip.subarray(0, 100), { sha256: digest });
    expect(failed(cut.checks).slice(0, 2)).toMatchObject([
      { check: 'package-digest', expected: digest },
      { check: 'container', subject: 'ZIP' },
    ]);
    expect(cut.counts.failed).toBe(failed(cut.checks).length);
  });
});
