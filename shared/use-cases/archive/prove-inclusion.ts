import canonicalize from 'canonicalize';
import { hashOfLeaf, type InclusionProof } from '#shared/archive/proof/day-root.ts';
import { pathOf } from '#shared/archive/proof/merkle.ts';
import { type Check, failed } from '#shared/archive/verification/report.ts';
import type { Sealed } from '#shared/dossier/dossier.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import { localDate } from '#shared/kernel/time.ts';
import { checkRecord, checkTree } from './check-day.ts';
import type { RootStore } from './prove-days.ts';

/** A proof, where one can be given, and what the checks of its day found. */
export type Inclusion = { proof?: InclusionProof; checks: Check[] };

/** After every day. */
const end = '9';

/**
 * The proof that a sealed dossier is in its day's tree, by the journal's last entry, which records the sealing; undefined
 * until the day's root is signed.
 */
export async function inclusionOf(
  roots: Pick<RootStore, 'find' | 'last' | 'locked'>,
  { code, package: sealed }: Pick<Sealed, 'code' | 'package'>,
  sealing: JournalEntry,
): Promise<Inclusion | undefined> {
  const day = localDate(sealing.at);
  // Days are signed one after the other: up to the last, each has its root.
  if (((await roots.last(end)) ?? '') < day) return undefined;
  const locked = await roots.locked(day);
  const record = await checkRecord(roots, day, locked);
  const place = { check: 'inclusion-proof', subject: `day ${day}` } as const;
  if (record === undefined) return { checks: [failed(place, 'Ngày không có gốc', 'The day has no root')] };
  const tree = checkTree(day, locked);
  const { leaves, root } = locked;
  if (root === undefined || leaves === undefined || !tree.ok) return { checks: [record, tree] };
  const leaf = { code, package: sealed.sha256, head: sealing.hash };
  const index = leaves.indexOf(hashOfLeaf(leaf));
  if (index >= 0) {
    const proof = { leaf, index, path: pathOf(leaves, index), sealing: canonicalize(sealing) ?? '', root };
    return { proof, checks: [record, tree] };
  }
  const missing = failed(place, 'Không có trong cây băm của ngày', 'Is not in the tree of its day');
  return { checks: [record, tree, missing] };
}
