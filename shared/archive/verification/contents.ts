import type { NewHash } from '../hashing.ts';
import type { OpenedMember, OpenedPackage } from './opened-package.ts';
import { type Check, failed } from './report.ts';

/** What was found of one member; the text of those only that the checks have to read. */
type Found = { path: string; size: number; sha256: string; text?: string };

export type Contents = { members: Map<string, Found>; damages: Check[]; digest: string };

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

/** Reads a package once and keeps of it what the checks need: sizes, digests, a few texts. */
export async function readContents(opened: OpenedPackage, newHash: NewHash): Promise<Contents> {
  const members = new Map<string, Found>();
  const damages: Check[] = [];
  let folder: string | undefined;
  let budget = textBudget;
  for await (const part of opened.parts) {
    if ('damaged' in part) {
      const { vi, en } = part.detail;
      const [viPlace, enPlace] = [`${vi} (từ byte ${part.offset})`, `${en} (at byte ${part.offset})`];
      damages.push(failed({ check: 'container', subject: inBag(part.damaged) }, viPlace, enPlace));
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
  return { members, damages, digest: opened.digest() };
}
