import canonicalize from 'canonicalize';
import { hashOfLeaf, hashOfRoot, type SignedRoot } from '#shared/archive/proof/day-root.ts';
import { rootOf } from '#shared/archive/proof/merkle.ts';
import {
  type Check,
  compared,
  failed,
  failures,
  type Place,
  passed,
} from '#shared/archive/verification/report.ts';
import { Damaged } from '#shared/kernel/damage.ts';
import { dayAfter } from '#shared/kernel/time.ts';
import { checkSignature, checkStamp, type Judges } from './check-proof.ts';
import { beginning, type LockedDay, type RootStore, type SealedDays } from './prove-days.ts';

type Stored = { root?: SignedRoot; damaged?: Check };

async function inTable(roots: Pick<RootStore, 'find'>, day: string): Promise<Stored> {
  try {
    const root = await roots.find(day);
    return root === undefined ? {} : { root };
  } catch (fault) {
    if (!(fault instanceof Damaged)) throw fault;
    const { vi, en } = fault.finding.detail;
    return { damaged: failed(recordOf(day), vi, en) };
  }
}

const recordOf = (day: string): Place => ({ check: 'root-record', subject: `day ${day}` });
const leavesOf = (day: string): Place => ({ check: 'root-leaves', subject: `day ${day}` });

/** The root that everybody is shown is the one that was locked. Undefined if the day has none. */
export async function checkRecord(
  roots: Pick<RootStore, 'find'>,
  day: string,
  { isThere, root }: LockedDay,
): Promise<Check | undefined> {
  const stored = await inTable(roots, day);
  if (stored.damaged !== undefined) return stored.damaged;
  if (stored.root === undefined && !isThere) return undefined;
  if (root === undefined)
    return failed(
      recordOf(day),
      'Không đọc được bản ghi đã khóa trong kho',
      'The locked record cannot be read',
    );
  return compared(recordOf(day), canonicalize(root) ?? '', stored.root && canonicalize(stored.root));
}

/** The leaf hashes that were locked give the root that was signed. */
export function checkTree(day: string, { leaves, root }: LockedDay): Check {
  if (leaves === undefined)
    return failed(leavesOf(day), 'Không đọc được các lá đã khóa', 'The locked leaves cannot be read');
  const isWhole = root !== undefined && leaves.length === root.record.count && isRootOf(leaves, root);
  return isWhole
    ? passed(leavesOf(day), `${leaves.length} lá cho đúng gốc`, `${leaves.length} leaves give the root`)
    : failed(leavesOf(day), 'Các lá không cho gốc đã ký', 'The leaves do not give the root that was signed');
}

function isRootOf(leaves: readonly string[], { record }: SignedRoot): boolean {
  try {
    return rootOf(leaves) === record.root;
  } catch {
    // A line that is no hash.
    return false;
  }
}

type DayDeps = {
  sealed: SealedDays;
  roots: Pick<RootStore, 'find' | 'first' | 'locked'>;
  judges: Judges;
};

/** What is wrong with a day that was signed: its record, its leaves, its signature, and how it follows the day before. */
export async function dayFailures({ sealed, roots, judges }: DayDeps, day: string): Promise<Check[]> {
  const locked = await roots.locked(day);
  const record = await checkRecord(roots, day, locked);
  if (record === undefined) return [failed(recordOf(day), 'Ngày này không có gốc', 'This day has no root')];
  const { root } = locked;
  const ofRoot =
    root === undefined
      ? []
      : [
          await checkSignature(root, judges),
          ...(await checkStamp(root, judges)),
          await checkPrevious(roots, root),
        ];
  const ofLeaves = locked.leaves === undefined ? [] : await checkLeaves(sealed, day, locked.leaves);
  return failures([record, checkTree(day, locked), ...ofRoot, ...ofLeaves]);
}

async function checkPrevious(roots: DayDeps['roots'], { record }: SignedRoot): Promise<Check> {
  const { day, previous } = record;
  const place: Place = { check: 'root-record', subject: `day ${day}, previous` };
  if (day === (await roots.first())) return compared(place, beginning, previous);
  const before = (await roots.locked(dayAfter(day, -1))).root;
  return compared(place, previous, before && hashOfRoot(before));
}

/** What the table knows of the day's leaves is what was signed: no more, no less, nothing else. */
async function checkLeaves(sealed: SealedDays, day: string, locked: readonly string[]): Promise<Check[]> {
  const signed = new Set(locked);
  const stored = (await sealed.leaves(day)).map(({ code, leaf }) => ({
    code,
    hash: leaf !== undefined && leaf.code === code ? hashOfLeaf(leaf) : undefined,
  }));
  const others = stored.filter(({ hash }) => hash === undefined || !signed.has(hash));
  const lost = signed.size - (stored.length - others.length);
  return [
    ...others.map(({ code }) =>
      failed(
        { check: 'root-leaves', subject: `day ${day}, ${code}` },
        'Lá này không nằm trong số đã ký: bị thay đổi hoặc được thêm vào',
        'This leaf is not among those that were signed: it was changed, or added',
      ),
    ),
    ...(lost === 0
      ? []
      : [failed(leavesOf(day), `Thiếu hoặc bị đổi ${lost} lá`, `${lost} leaves are missing or changed`)]),
  ];
}
