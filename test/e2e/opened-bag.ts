import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

export type Bag = Map<string, Uint8Array>;

/** The members of a package, by a reader of ZIP that is not ours; without the folder around the bag, if there is one. */
export function openBag(zip: Uint8Array): Bag {
  const members = Object.entries(unzipSync(zip)).filter(([path]) => !path.endsWith('/'));
  const declaration = members.find(([path]) => path.endsWith('bagit.txt'))?.[0] ?? '';
  const root = declaration.slice(0, -'bagit.txt'.length);
  return new Map(members.map(([path, bytes]) => [path.slice(root.length), bytes]));
}

export const textIn = (bag: Bag, path: string) => Buffer.from(bag.get(path) ?? []).toString('utf8');

/** What a manifest promises, and what the bag holds of it. */
export function manifestAgainst(bag: Bag, manifest: string, covers: (path: string) => boolean) {
  const promised = textIn(bag, manifest)
    .trimEnd()
    .split('\n')
    .map((line) => ({ path: line.slice(66), sha256: line.slice(0, 64) }));
  const found = [...bag].flatMap(([path, bytes]) => (covers(path) ? [{ path, sha256: sha256(bytes) }] : []));
  const byPath = (a: { path: string }, b: { path: string }) => a.path.localeCompare(b.path, 'en');
  return { promised: promised.toSorted(byPath), found: found.toSorted(byPath) };
}

/** The command of bagit-python, the reference validator; undefined where this machine does not have it. */
export function bagitPython(): string[] | undefined {
  const commands = [['bagit.py'], ['python3', '-m', 'bagit']];
  return commands.find(([command = '', ...args]) => spawnSync(command, [...args, '--version']).status === 0);
}

/** Lets the reference validator look at the bag; gives what it says. */
export async function validatedBy([command = '', ...args]: string[], bag: Bag) {
  const folder = await mkdtemp(join(tmpdir(), 'bag-'));
  try {
    for (const [path, bytes] of bag) {
      await mkdir(dirname(join(folder, path)), { recursive: true });
      await writeFile(join(folder, path), bytes);
    }
    const { status, stderr } = spawnSync(command, [...args, '--validate', folder], { encoding: 'utf8' });
    return { status, stderr };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
