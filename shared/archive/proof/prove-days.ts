import type { Page, PageQuery } from '#shared/kernel/page.ts';
import { dayAfter, localDate } from '#shared/kernel/time.ts';
import type { SigningKeys } from '#shared/signature/signer.ts';
import { type DayRoot, hashOfLeaf, hashOfRoot, type Leaf, type SignedRoot, signedText } from './day-root.ts';
import { rootOf } from './merkle.ts';
import type { TimeStamps } from './time-stamps.ts';

/** What was sealed, day by day. */
export interface SealedDays {
  /** In the order of dossier codes. */
  leaves(day: string): Promise<Leaf[]>;
}

/** The roots of days: kept for ever, and each put once. */
export interface RootBook {
  first(): Promise<SignedRoot | undefined>;
  last(): Promise<SignedRoot | undefined>;
  find(day: string): Promise<SignedRoot | undefined>;
  /** The leaf hashes of a day, in the order of the tree. */
  leaves(day: string): Promise<string[]>;
  /** The latest days first, those before a day. */
  page(query: PageQuery): Promise<Page<SignedRoot>>;
  /** Gives what is there: the root, or the one that was put for the day before. */
  put(root: SignedRoot, leaves: readonly string[]): Promise<SignedRoot>;
}

export type ProveDeps = {
  sealed: SealedDays;
  roots: RootBook;
  keys: SigningKeys;
  /** The archive's own key, and its public half (SubjectPublicKeyInfo in base64). */
  key: string;
  publicKey: () => Promise<string>;
  timeStamps: TimeStamps;
};

const beginning = '0'.repeat(64);
const algorithm = 'RSASSA_PKCS1_V1_5_SHA_256';

/** How far back the first run looks for what was sealed before it. */
const lookBack = 400;

/**
 * Signs the root of every day that is over and has none yet, one after the other. A day on which nothing was sealed has
 * a root too. Throws where something was sealed under a day that is signed already: nobody could prove it then.
 */
export async function proveDays(deps: ProveDeps, at: string): Promise<SignedRoot[]> {
  const yesterday = dayAfter(localDate(at), -1);
  let last = await deps.roots.last();
  if (last !== undefined) await checkSigned(deps, last);
  const made: SignedRoot[] = [];
  let day = last === undefined ? await firstSealedDay(deps.sealed, yesterday) : dayAfter(last.record.day, 1);
  for (; day <= yesterday; day = dayAfter(day, 1)) {
    last = await proveDay(deps, day, { previous: last, at });
    made.push(last);
  }
  return made;
}

async function proveDay(
  { sealed, roots, keys, key, publicKey, timeStamps }: ProveDeps,
  day: string,
  { previous, at }: { previous: SignedRoot | undefined; at: string },
): Promise<SignedRoot> {
  const leaves = (await sealed.leaves(day)).map(hashOfLeaf);
  const record: DayRoot = {
    day,
    count: leaves.length,
    root: rootOf(leaves),
    previous: previous === undefined ? beginning : hashOfRoot(previous),
    at,
  };
  const signature = await keys.sign(key, algorithm, new TextEncoder().encode(signedText(record)));
  const timeStamp = await timeStamps.stamp(signature, at);
  const signed = {
    record,
    algorithm,
    signature: Buffer.from(signature).toString('base64'),
    publicKey: await publicKey(),
    ...(timeStamp !== undefined && { timeStamp }),
  } as const;
  const put = await roots.put(signed, leaves);
  if (put.record.root !== record.root) throw new Error(`${day} was signed with another root`);
  return put;
}

/** What was sealed in the last moments of the day is in by now; anything later is in no tree. */
async function checkSigned({ sealed }: ProveDeps, { record }: SignedRoot): Promise<void> {
  const leaves = (await sealed.leaves(record.day)).map(hashOfLeaf);
  if (rootOf(leaves) !== record.root)
    throw new Error(`the root of ${record.day} no longer fits what was sealed`);
}

/** The first day on which anything was sealed, or the last that is asked about. */
export async function firstSealedDay(sealed: SealedDays, last: string): Promise<string> {
  for (let back = lookBack; back > 0; back -= 1) {
    const day = dayAfter(last, -back);
    if ((await sealed.leaves(day)).length > 0) return day;
  }
  return last;
}
