import { link } from '#shared/journal/chain.ts';
import { JournalEntry } from '#shared/journal/journal.ts';
import { type Check, compared, failed, passed } from '../verification/report.ts';
import { hashOfLeaf, type InclusionProof, type SignedRoot } from './day-root.ts';
import { rootFrom } from './merkle.ts';
import type { StampReader } from './time-stamps.ts';

/** What the package itself says. */
export type Proven = { code: string; sha256: string; journalHead: string };

/** Whether the signature over a root holds. */
export type RootHolds = (root: SignedRoot) => Promise<boolean>;

/** Holds a proof against the package: that it speaks of it, leads to the root of its day, and that the root is signed. */
export async function checkProof(
  proof: InclusionProof,
  package_: Proven,
  { rootHolds, readStamp }: { rootHolds: RootHolds; readStamp: StampReader },
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
    (await rootHolds(root))
      ? passed(signed, 'Chữ ký hợp lệ', 'The signature holds')
      : failed(signed, 'Chữ ký không hợp lệ', 'The signature does not hold'),
    ...(await checkStamp(root, readStamp)),
  ];
}

async function checkStamp({ record, signature, timeStamp }: SignedRoot, read: StampReader): Promise<Check[]> {
  if (timeStamp === undefined) return [];
  const place = { check: 'root-time-stamp', subject: `day ${record.day}` } as const;
  const stamp = await read(timeStamp, Buffer.from(signature, 'base64'));
  if (stamp === undefined)
    return [
      failed(
        place,
        'Dấu thời gian không hợp lệ, hoặc của tổ chức không được tin cậy',
        'The time stamp does not hold, or is of an authority that is not trusted',
      ),
    ];
  const { at, authority } = stamp;
  return [passed(place, `Đã có lúc ${at}, theo ${authority}`, `Was there at ${at}, says ${authority}`)];
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
