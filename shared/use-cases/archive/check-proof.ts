import canonicalize from 'canonicalize';
import * as z from 'zod';
import { hashOfLeaf, type InclusionProof, type SignedRoot } from '#shared/archive/proof/day-root.ts';
import { rootFrom } from '#shared/archive/proof/merkle.ts';
import type { StampReader } from '#shared/archive/proof/time-stamps.ts';
import { type Check, compared, failed, passed } from '#shared/archive/verification/report.ts';
import { link } from '#shared/journal/chain.ts';
import { JournalEntry } from '#shared/journal/journal.ts';

/** What the package itself says. */
export type Proven = { code: string; sha256: string; journalHead: string };

/** Whether the signature over a root holds. */
export type RootHolds = (root: SignedRoot) => Promise<boolean>;

/** Who judges what is signed and stamped. */
export type Judges = { rootHolds: RootHolds; readStamp: StampReader };

/** Holds a proof against the package: that it speaks of it, leads to the root of its day, and that the root is signed. */
export async function checkProof(proof: InclusionProof, package_: Proven, judges: Judges): Promise<Check[]> {
  const { leaf, root, path, index } = proof;
  const { day, count } = root.record;
  const place = { check: 'inclusion-proof', subject: `day ${day}` } as const;
  const reached = rootFrom(hashOfLeaf(leaf), index, count, path);
  return [
    compared({ check: 'proof-leaf', subject: 'code' }, package_.code, leaf.code),
    compared({ check: 'proof-leaf', subject: 'package' }, package_.sha256, leaf.package),
    ...checkSealing(proof, package_),
    reached === root.record.root
      ? passed(place, `Có trong cây băm gồm ${count} hồ sơ`, `In the tree of ${count} dossiers`)
      : failed(place, 'Không dẫn đến gốc của ngày', 'Does not lead to the root of its day'),
    await checkSignature(root, judges),
    ...(await checkStamp(root, judges)),
  ];
}

export async function checkSignature(
  root: SignedRoot,
  { rootHolds }: Pick<Judges, 'rootHolds'>,
): Promise<Check> {
  const place = { check: 'root-signature', subject: `day ${root.record.day}` } as const;
  return (await rootHolds(root))
    ? passed(place, 'Chữ ký hợp lệ', 'The signature holds')
    : failed(place, 'Chữ ký không hợp lệ', 'The signature does not hold');
}

/** A root is stamped as it is signed: how far the two clocks may be apart, and how long the authority may be away. */
const earliest = -5 * 60_000;
const latest = 24 * 3_600_000;

/** Checks the time stamp of a root, if it has one: that it is valid, and that its time is the recorded one. */
export async function checkStamp(
  { record, signature, timeStamp }: SignedRoot,
  { readStamp }: Judges,
): Promise<Check[]> {
  if (timeStamp === undefined) return [];
  const place = { check: 'root-time-stamp', subject: `day ${record.day}` } as const;
  const stamp = await readStamp(timeStamp, Buffer.from(signature, 'base64'));
  if (stamp === undefined)
    return [
      failed(
        place,
        'Dấu thời gian không hợp lệ, hoặc của tổ chức không được tin cậy',
        'The time stamp does not hold, or is of an authority that is not trusted',
      ),
    ];
  const { at, authority } = stamp;
  const apart = Date.parse(at) - Date.parse(record.at);
  if (apart < earliest || apart > latest) {
    const vi = `Dấu thời gian ghi ${at}, bản ghi ghi ${record.at}`;
    return [failed(place, vi, `The time stamp says ${at}, the record says ${record.at}`)];
  }
  return [passed(place, `Đã có lúc ${at}, theo ${authority}`, `Was there at ${at}, says ${authority}`)];
}

/** The entry that records the sealing goes on from the package's journal, and its hash is in the leaf. */
function checkSealing({ sealing, leaf }: InclusionProof, { code, journalHead, sha256 }: Proven): Check[] {
  const place = { check: 'sealing-entry', subject: 'sealing' } as const;
  const entry = readEntry(sealing);
  if (entry === undefined) return [failed(place, 'Mục không đọc được', 'The entry cannot be read')];
  const { hash: _, prev, ...unlinked } = entry;
  const linked = link(prev, unlinked);
  return [
    compared({ ...place, subject: 'sealing.prev' }, journalHead, prev),
    compared({ ...place, subject: 'sealing.hash' }, leaf.head, linked.hash),
    compared({ ...place, subject: 'sealing.code' }, code, entry.code),
    canonicalize(linked) === sealing && recordsSealing(entry, sha256)
      ? passed(place, 'Ghi việc niêm phong gói này', 'Records the sealing of this package')
      : failed(place, 'Không ghi việc niêm phong gói này', 'Does not record the sealing of this package'),
  ];
}

const Sealing = z.looseObject({
  type: z.literal('dossier.sealed'),
  package: z.looseObject({ sha256: z.string() }),
});

function recordsSealing({ events }: JournalEntry, sha256: string): boolean {
  const [sealing, ...others] = events;
  const { data } = Sealing.safeParse(sealing);
  return others.length === 0 && data?.package.sha256 === sha256;
}

function readEntry(text: string): JournalEntry | undefined {
  try {
    return JournalEntry.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}
