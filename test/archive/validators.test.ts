import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Members, unpacked } from './opening.ts';
import { described, packed } from './packing.ts';
import { sampleDossier } from './sample-dossier.ts';

const here = import.meta.dirname;
const venv = join(tmpdir(), 'motcua-archive-validators');
const python = join(venv, 'bin', 'python');
const hasPython = spawnSync('python3', ['-m', 'venv', '--help']).status === 0;
if (!hasPython)
  process.stderr.write(
    'Archive validators skipped: install python3 and python3-venv (apt-get install python3-venv).\n',
  );

const work = mkdtempSync(join(tmpdir(), 'motcua-package-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** The rules and schemas in eark-validator's wheel are used, not its program, which wants a network and an old lxml. */
const installs = [
  ['bagit==1.9.0', 'lxml==6.1.3'],
  ['--no-deps', 'eark-validator==1.1.3'],
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

describe.skipIf(!hasPython)('a package before validators that are not ours', () => {
  beforeAll(prepareValidators, 300_000);

  it('is accepted by bagit-python, the METS schema and the rules of E-ARK CSIP', async () => {
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
});

describe.skipIf(spawnSync('unzip', ['-v']).status !== 0)('the ZIP file before Info-ZIP', () => {
  it('is tested without error and keeps Vietnamese names', async () => {
    const path = join(work, 'p.zip');
    await writeFile(path, (await packed()).zip);
    expect(execFileSync('unzip', ['-t', path], { encoding: 'utf8' })).toContain('No errors detected');
    expect(execFileSync('unzip', ['-Z1', path], { encoding: 'utf8' })).toContain('f1-Tờ khai.pdf');
  });
});
