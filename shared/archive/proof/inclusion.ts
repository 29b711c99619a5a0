import canonicalize from 'canonicalize';
import type { Sealed } from '#shared/dossier/dossier.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { localDate } from '#shared/kernel/time.ts';
import { hashOfLeaf, type InclusionProof } from './day-root.ts';
import { pathOf } from './merkle.ts';
import type { RootBook } from './prove-days.ts';

/**
 * The proof that a sealed dossier is in its day's tree, by the journal's last entry, which records the sealing; undefined
 * until the day's root is signed.
 */
export async function inclusionOf(
  roots: Pick<RootBook, 'find' | 'leaves'>,
  dossier: Sealed,
  sealing: JournalEntry,
): Promise<InclusionProof | undefined> {
  const day = localDate(sealing.at);
  const root = await roots.find(day);
  if (root === undefined) return undefined;
  const leaf = { code: dossier.code, package: dossier.package.sha256, head: sealing.hash };
  const leaves = await roots.leaves(day);
  const index = leaves.indexOf(hashOfLeaf(leaf));
  if (index < 0) throw new Error(`${dossier.code} is not in the tree of ${day}`);
  return { leaf, index, path: pathOf(leaves, index), sealing: canonicalize(sealing) ?? '', root };
}
