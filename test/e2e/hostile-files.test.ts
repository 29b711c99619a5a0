import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { problemTexts } from '#shared/file/problem-texts.ts';
import * as bombs from '#test/adapters/file-formats/bombs.ts';
import { jpeg, pdf } from '#test/adapters/file-formats/samples.ts';
import { packageAddress } from '#test/support/archive.ts';
import { type Cast, signInAll, unit } from '#test/support/cast.ts';
import { haveScans, moveClock } from '#test/support/control.ts';
import {
  declare,
  eventually,
  inStatus,
  look,
  scan,
  submission,
  submit,
  upload,
} from '#test/support/dossiers.ts';
import { handedIn, untilSealed } from '#test/support/lives.ts';
import { type LocalCloud, stage, startLocalCloud } from '#test/support/local-cloud.ts';
import { openBag } from './opened-bag.ts';

let cloud: LocalCloud;
let cast: Cast;

/** Keeps to what ClamAV promises of its input and its status; what it and the scan of `prod` look for is harmless. */
const scanner = join(mkdtempSync(join(tmpdir(), 'motcua-scanner-')), 'scanner');
const evil = 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!';
const eicar = [String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$`, evil, '$H+H*'].join('');

beforeAll(async () => {
  writeFileSync(scanner, `#!/bin/sh\nif grep -aq ${evil}; then exit 1; fi\n`);
  chmodSync(scanner, 0o755);
  process.env['CLAMAV_PROGRAM'] = scanner;
  cloud = await startLocalCloud();
  delete process.env['CLAMAV_PROGRAM'];
  cast = await signInAll(cloud.addresses);
});
afterAll(async () => {
  await cloud.close();
  rmSync(dirname(scanner), { recursive: true });
});

/** Hands in a divorce record, which may be a picture, and gives it as it is after the inspection. */
async function inspected(bytes: Uint8Array, mediaType: string) {
  const record = { component: 'divorce-or-death-record', ...declare(bytes, 'ban-an', mediaType) };
  const files = [{ component: 'declaration', ...declare(scan) }, record];
  const { code, uploads } = await submit(cast.portal, submission(unit, { files }));
  await upload(uploads[1], bytes);
  const dossier = await eventually(
    () => look(cast.portal, code),
    (seen) => seen.files[1]?.state !== 'missing',
  );
  expect(dossier.status).toBe('draft');
  return dossier.files[1];
}

const infected = async () => Buffer.concat([await pdf(1), Buffer.from(`%${eicar}\n%%EOF\n`)]);

describe('a file that would harm whoever opens it', () => {
  it.each<[string, string, () => Buffer | Promise<Buffer>, keyof typeof problemTexts]>([
    ['10,000 pages', 'application/pdf', () => bombs.manyPages(10_000), 'too-many-pages'],
    ['a page of a kilometre', 'application/pdf', () => bombs.hugePage(3_000_000), 'page-too-large'],
    ['objects of 3 GB', 'application/pdf', () => bombs.bombOfObjects(3_000), 'unfolds'],
    ['contents of 600 MB', 'application/pdf', () => bombs.bombOfContents(600), 'unfolds'],
    ['a billion pages', 'application/pdf', () => bombs.bombOfBranches(9), 'unfolds'],
    ['a script', 'application/pdf', () => bombs.script, 'active-content'],
    ['what the malware scan knows', 'application/pdf', infected, 'infected'],
    ['a password', 'application/pdf', () => pdf(1, 'mật khẩu'), 'encrypted'],
    ['ten billion pixels', 'image/png', () => bombs.hugePng(100_000), 'page-too-large'],
    ['half a picture', 'image/jpeg', () => jpeg().subarray(0, -2), 'damaged'],
    ['an archive in it that unfolds', 'application/pdf', () => bombs.zipBomb(1_000), 'wrong-type'],
    [
      'a word processor’s text in it',
      'application/pdf',
      () => bombs.zipBomb(1_000, 'word/document.xml'),
      'wrong-type',
    ],
    [
      'a page of the web in it',
      'image/png',
      () => Buffer.from('<!doctype html><script>x()</script>'),
      'wrong-type',
    ],
  ])('is rejected and explained: one with %s', async (_, mediaType, make, problem) => {
    expect(await inspected(await make(), mediaType)).toMatchObject({
      state: 'rejected',
      problem,
      explanation: problemTexts[problem],
    });
  });

  it('does not hold up the files of others', async () => {
    const [bomb] = await Promise.all([
      inspected(bombs.bombOfObjects(3_000), 'application/pdf'),
      ...Array.from({ length: 5 }, () => handedIn(cast.portal, submission(unit))),
    ]);
    expect(bomb).toMatchObject({ problem: 'unfolds' });
  });
});

describe.runIf(stage === 'prod')('a file that is scanned outside', () => {
  it.each(['UNSUPPORTED', 'ACCESS_DENIED', 'FAILED'])(
    'is not taken where the scan says %s',
    async (status) => {
      await haveScans(cloud.addresses, { result: { status } });
      expect(await inspected(await pdf(1), 'application/pdf')).toMatchObject({ problem: 'unscannable' });
      await haveScans(cloud.addresses, {});
    },
  );

  it('is waited for, however long the scan takes', async () => {
    await haveScans(cloud.addresses, { delay: 'PT2H' });
    const { code, uploads } = await submit(cast.portal, submission(unit));
    await upload(uploads[0], scan);
    expect(await look(cast.portal, code)).toMatchObject({ status: 'draft', files: [{ state: 'missing' }] });
    await haveScans(cloud.addresses, {});
    await moveClock(cloud.addresses, { advance: 'PT2H' });
    expect(await inStatus(cast.portal, code, 'submitted')).toMatchObject({ files: [{ state: 'accepted' }] });
  });
});

describe('names of files that a file system takes for one', () => {
  it('stay apart in the package, and lead nowhere', async () => {
    const names = ['Đơn %0d%0a.pdf', 'đơn %0D%0A.PDF', 'Đơn %0d%0a.pdf'.normalize('NFD')];
    const files = names.map((name) => ({ component: 'declaration', ...declare(scan, name) }));
    const { code, uploads } = await submit(cast.portal, submission(unit, { files }));
    for (const target of uploads) await upload(target, scan);
    const dossier = await inStatus(cast.portal, code, 'submitted');
    expect(dossier.files.map(({ name }) => name)).toEqual([names[0], names[1], names[0]]);
    await cast.portal.post(`/v1/dossiers/${code}/withdrawal`, { body: { reason: 'Nộp nhầm' } });
    await untilSealed(cast.portal, code);

    const zip = await fetch(await packageAddress(cast.auditor, code));
    const paths = [...openBag(await zip.bytes()).keys()].filter((path) => path.includes('/original/data/'));
    expect(paths).toHaveLength(names.length);
    const folded = paths.map((path) => path.normalize('NFKC').toLowerCase());
    expect(new Set(folded).size).toBe(names.length);
    for (const path of paths) expect(path).not.toMatch(/%|\.\.|[\r\n\\]/);
  });
});
