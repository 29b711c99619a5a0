import {
  type DayRoot,
  hashOfLeaf,
  hashOfRoot,
  type Leaf,
  type SignedRoot,
  signedText,
} from '#shared/archive/proof/day-root.ts';
import { rootOf } from '#shared/archive/proof/merkle.ts';
import type { TimeStamps } from '#shared/archive/proof/time-stamps.ts';
import { Damaged } from '#shared/kernel/damage.ts';
import type { Page, PageQuery } from '#shared/kernel/page.ts';
import { dayAfter, localDate } from '#shared/kernel/time.ts';
import type { SigningKeys } from '#shared/signature/signer.ts';
import type { RootHolds } from './check-proof.ts';

/** What the table knows to have been sealed; no leaf if it cannot be read. */
export type StoredLeaf = { code: string; leaf?: Leaf };

/** What was sealed, day by day. */
export interface SealedDays {
  /** In the order of dossier codes. */
  leaves(day: string): Promise<StoredLeaf[]>;
}

/** A day's record and the leaf hashes of its tree as they lie under their lock; absent if they cannot be read. */
export type LockedDay = {
  /** Whether there is a record at all. */
  isThere: boolean;
  root?: SignedRoot;
  leaves?: string[];
};

/** The roots of days: kept for ever, and each put once. The locked ones are the truth, the table says which there are. */
export interface RootStore {
  /** The first day that has a root. */
  first(): Promise<string | undefined>;
  /** The last day before another that has a root. */
  last(before: string): Promise<string | undefined>;
  /** As the table has it. */
  find(day: string): Promise<SignedRoot | undefined>;
  locked(day: string): Promise<LockedDay>;
  /** The latest days first, those before a day; the days whose root cannot be read are named. */
  page(query: PageQuery): Promise<Page<SignedRoot> & { damaged: string[] }>;
  /** Locks the leaf hashes of a day; gives those that were locked first, or nothing if these cannot be read. */
  fix(day: string, leaves: readonly string[], at: string): Promise<string[] | undefined>;
  /** Locks a root; gives the one that was locked first for the day, or nothing if that cannot be read. */
  put(root: SignedRoot): Promise<SignedRoot | undefined>;
}

export type ProveDeps = {
  sealed: SealedDays;
  roots: RootStore;
  keys: SigningKeys;
  /** The archive's own key, and its public half (SubjectPublicKeyInfo in base64). */
  key: string;
  publicKey: () => Promise<string>;
  timeStamps: TimeStamps;
  rootHolds: RootHolds;
};

/** What the first record names as the one before it. */
export const beginning = '0'.repeat(64);
const algorithm = 'RSASSA_PKCS1_V1_5_SHA_256';

/** The first run looks back for what was sealed before it, this many days at a time, up to a maximum. */
const windowDays = 40;
const maxDaysBack = 10 * windowDays;

/**
 * Signs the root of every day that is over and has none yet, one after the other. A day on which nothing was sealed has
 * a root too. A day that is broken keeps what is locked of it and stops nothing: the checks of the archive name it.
 */
export async function proveDays(deps: ProveDeps, at: string): Promise<SignedRoot[]> {
  const today = localDate(at);
  const yesterday = dayAfter(today, -1);
  const last = await lastSigned(deps, today);
  const made: SignedRoot[] = [];
  let day = last === undefined ? await firstSealedDay(deps.sealed, yesterday) : dayAfter(last, 1);
  for (; day <= yesterday; day = dayAfter(day, 1)) {
    const root = await proveDay(deps, day, at);
    if (root !== undefined) made.push(root);
  }
  return made;
}

/** The last day that was signed. A root that stands in the table alone, and not under our signature, never was. */
async function lastSigned(deps: ProveDeps, today: string): Promise<string | undefined> {
  let day = await deps.roots.last(today);
  while (day !== undefined && !(await wasSigned(deps, day))) day = await deps.roots.last(day);
  return day;
}

const wasSigned = async (deps: ProveDeps, day: string) =>
  (await deps.roots.locked(day)).isThere || (await ownRoot(deps, day)) !== undefined;

/** The root that the table has of a day, if it is ours. */
async function ownRoot(
  { publicKey, rootHolds, roots }: ProveDeps,
  day: string,
): Promise<SignedRoot | undefined> {
  try {
    const root = await roots.find(day);
    const isOurs = root?.publicKey === (await publicKey()) && root.record.day === day;
    return isOurs && (await rootHolds(root)) ? root : undefined;
  } catch (fault) {
    if (fault instanceof Damaged) return undefined;
    throw fault;
  }
}

async function proveDay(deps: ProveDeps, day: string, at: string): Promise<SignedRoot | undefined> {
  const { keys, key, publicKey, roots, sealed, timeStamps } = deps;
  const stored = await sealed.leaves(day);
  const hashes = stored.flatMap(({ leaf }) => (leaf === undefined ? [] : [hashOfLeaf(leaf)]));
  // An earlier call may have locked the leaves and died before it signed them.
  const leaves = await roots.fix(day, hashes, at);
  if (leaves === undefined) return undefined;
  const record: DayRoot = {
    day,
    count: leaves.length,
    root: rootOf(leaves),
    previous: await hashOfDay(deps, dayAfter(day, -1)),
    at,
  };
  const signature = await keys.sign(key, algorithm, new TextEncoder().encode(signedText(record)));
  const timeStamp = await timeStamps.stamp(signature, at);
  return roots.put({
    record,
    algorithm,
    signature: Buffer.from(signature).toString('base64'),
    publicKey: await publicKey(),
    ...(timeStamp !== undefined && { timeStamp }),
  });
}

/** What the next day's record names as the one before it; zeros if there is none that can be read. */
async function hashOfDay(deps: ProveDeps, day: string): Promise<string> {
  const root = (await deps.roots.locked(day)).root ?? (await ownRoot(deps, day));
  return root === undefined ? beginning : hashOfRoot(root);
}

/** The first day on which anything was sealed, however long ago within the bound; or the last that is asked about. */
export async function firstSealedDay(sealed: SealedDays, last: string): Promise<string> {
  let first = last;
  // No window without any ends the search: an agency may close nothing for months, and what it closed before must be signed.
  for (let back = windowDays; back <= maxDaysBack; back += windowDays) {
    const days = Array.from({ length: windowDays }, (_, index) => dayAfter(last, index - back));
    const found = await Promise.all(days.map(async (day) => (await sealed.leaves(day)).length > 0));
    first = days[found.indexOf(true)] ?? first;
  }
  return first;
}
