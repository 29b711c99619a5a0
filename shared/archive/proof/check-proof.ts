import { link } from '#shared/journal/chain.ts';
import { JournalEntry } from '#shared/journal/journal.ts';
import { type Check, compared, failed, passed } from '../verification/report.ts';
import { hashOfLeaf, type InclusionProof, type SignedRoot } from './day-root.ts';
import { rootFrom } from './merkle.ts';

/** What the package itself says. */
export type Proven = { code: string; sha256: string; journalHead: string };

/** Whether the signature over a root holds. */
export type RootHolds = (root: SignedRoot) => Promise<boolean>;

/** Holds a proof against the package: that it speaks of it, leads to the root of its day, and that the root is signed. */
export async function checkProof(
  proof: InclusionProof,
  package_: Proven,
  holds: RootHolds,
): Promise<Check[]> {
  const { leaf, root, path, index } = proof;
  const { day, count } = root.record;
  const place = { check: 'inclusion-proof', subject: `day ${day}` } as const;
  const reached = rootFrom(hashOfLeaf(leaf), index, count, path);
  const signed = { check: 'root-signature', subject: `day ${day}` } as const;
  return [
    compared({ check: 'proof-leaf', subject: 'code' }, package_.code, leaf.code),
    compared({ check: 'proof-leaf', subject: 'package' }, package_.sha256, leaf.package),
    ...checkSealing(proof, package_),
    reached === root.record.root
      ? passed(place, `Có trong cây băm gồm ${count} hồ sơ`, `In the tree of ${count} dossiers`)
      : failed(place, 'Không dẫn đến gốc của ngày', 'Does not lead to the root of its day'),
    (await holds(root))
      ? passed(signed, 'Chữ ký hợp lệ', 'The signature holds')
      : failed(signed, 'Chữ ký không hợp lệ', 'The signature does not hold'),
  ];
}

/** The entry that records the sealing goes on from the package's journal, and its hash is in the leaf. */
function checkSealing({ sealing, leaf }: InclusionProof, { journalHead, sha256 }: Proven): Check[] {
  const place = { check: 'sealing-entry', subject: 'sealing' } as const;
  const entry = readEntry(sealing);
  if (entry === undefined) return [failed(place, 'Mục không đọc được', 'The entry cannot be read')];
  const { hash: _, prev, ...unlinked } = entry;
  return [
    compared({ ...place, subject: 'sealing.prev' }, journalHead, prev),
    compared({ ...place, subject: 'sealing.hash' }, leaf.head, link(prev, unlinked).hash),
    entry.events.some((event) => JSON.stringify(event).includes(sha256))
      ? passed(place, 'Ghi việc niêm phong gói này', 'Records the sealing of this package')
      : failed(place, 'Không ghi việc niêm phong gói này', 'Does not record the sealing of this package'),
  ];
}

function readEntry(text: string): JournalEntry | undefined {
  try {
    return JournalEntry.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
