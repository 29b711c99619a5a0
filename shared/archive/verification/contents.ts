import { Damaged } from '#shared/kernel/damage.ts';
import type { NewHash } from '../hashing.ts';
import type { Damage, OpenedMember, OpenedPackage } from './opened-package.ts';
import { type Check, failed } from './report.ts';

/** What was found of one member; the text of those only that the checks have to read. */
type Found = { path: string; size: number; sha256: string; text?: string };

export type Contents = {
  members: Map<string, Found>;
  damages: Check[];
  /** Unknown where the package could not be read to its end. */
  digest: string | undefined;
};

/** For all texts together; a package that claims more has been made to harm its reader. */
const textBudget = 128 * 1024 * 1024;
const tagFiles = new Set(['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt', 'tagmanifest-sha256.txt']);
const isRead = (path: string) =>
  tagFiles.has(path) || /^data\/[^/]+\/documentation\/(journal\.jsonl|dossier\.json)$/.test(path);

async function readMember(
  path: string,
  member: OpenedMember,
  keep: boolean,
  newHash: NewHash,
): Promise<Found> {
  const hash = newHash();
  const decoder = new TextDecoder();
  let [size, text] = [0, ''];
  for await (const chunk of member.bytes) {
    size += chunk.length;
    hash.update(chunk);
    if (keep) text += decoder.decode(chunk, { stream: true });
  }
  const found = { path, size, sha256: hash.hex() };
  return keep ? { ...found, text: text + decoder.decode() } : found;
}

const inBag = (path: string) => path.slice(path.indexOf('/') + 1);
const folderOf = (path: string) => path.slice(0, path.indexOf('/') + 1);

/**
 * Reads a package once and keeps of it what the checks need: sizes, digests, a few texts. A package that ends too early,
 * or is not there, is damage as well.
 */
export async function readContents(opened: OpenedPackage, newHash: NewHash): Promise<Contents> {
  const members: Contents['members'] = new Map();
  const damages: Check[] = [];
  try {
    await readParts(opened, { members, damages }, newHash);
    return { members, damages, digest: opened.digest() };
  } catch (fault) {
    if (!(fault instanceof Damaged)) throw fault;
    const { vi, en } = fault.finding.detail;
    damages.push(failed({ check: 'container', subject: 'ZIP' }, vi, en));
    return { members, damages, digest: undefined };
  }
}

async function readParts(
  opened: OpenedPackage,
  { members, damages }: Pick<Contents, 'members' | 'damages'>,
  newHash: NewHash,
): Promise<void> {
  let folder: string | undefined;
  let budget = textBudget;
  for await (const part of opened.parts) {
    if ('damaged' in part) {
      damages.push(containerDamage(part));
      continue;
    }
    folder ??= folderOf(part.path);
    const path = folderOf(part.path) === folder ? inBag(part.path) : part.path;
    const keep = isRead(path) && part.size <= budget;
    if (keep) budget -= part.size;
    const found = await readMember(path, part, keep, newHash);
    if (members.has(path) || folder === '' || folderOf(part.path) !== folder)
      damages.push(
        failed({ check: 'unlisted-file', subject: path }, 'Tệp thừa', 'Not a file of this package'),
      );
    else members.set(path, found);
  }
}

function containerDamage({ damaged, detail: { vi, en }, offset }: Damage): Check {
  const place = { check: 'container', subject: inBag(damaged) } as const;
  return failed(place, `${vi} (từ byte ${offset})`, `${en} (at byte ${offset})`);
}
