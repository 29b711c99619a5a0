import type { ArchiveCopies, CheckNight, CheckStore, Copy, Damage } from '#shared/archive/keeping/fixity.ts';
import type { KeepingStore } from '#shared/archive/keeping/keeping.ts';
import { leafFailures, readRecord } from '#shared/archive/verification/record-checks.ts';
import type { Check } from '#shared/archive/verification/report.ts';
import { isSealed, type Sealed } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/journal/store.ts';
import { dayAfter, localDate } from '#shared/kernel/time.ts';
import { dayFailures } from '#shared/use-cases/archive/check-day.ts';
import type { Judges } from '#shared/use-cases/archive/check-proof.ts';
import type { RootStore, SealedDays, StoredLeaf } from '#shared/use-cases/archive/prove-days.ts';

export type CheckDeps = {
  sealed: SealedDays;
  roots: Pick<RootStore, 'find' | 'first' | 'last' | 'locked'>;
  judges: Judges;
  store: Pick<DossierStore, 'stored'>;
  copies: ArchiveCopies;
  keeping: Pick<KeepingStore, 'read'>;
  checks: CheckStore;
  /** Each package has its turn once in so many days. */
  every: number;
};

/** So many packages in a row that cannot be read are an outage of the store, and no damage. */
const tolerated = 3;

/** Maximum damages in a night's record. */
const listed = 200;

/**
 * Recomputes the digests of the packages whose turn it is, holds the journals beside them against what was sealed, and
 * goes on where the last call stopped. A day, with all that was sealed on it, has its turn whenever so many days have
 * passed since, so every night has its share, and each package one turn in a period. The last day that was signed is
 * looked at every night. A night that was missed is made up for. Stops when it may not go on.
 */
export async function checkArchive(
  deps: CheckDeps,
  at: string,
  mayGoOn: () => boolean,
): Promise<CheckNight[]> {
  const tonight = localDate(at);
  const worked: CheckNight[] = [];
  // Before the first root is signed nothing is known to have been sealed, and no night may pass for checked.
  if ((await deps.roots.first()) === undefined) return worked;
  let night = await nextNight(deps.checks, tonight);
  while (night !== undefined) {
    night = await checkNight(deps, night, at, mayGoOn);
    worked.push(night);
    if (!night.done) break;
    night = await nextNight(deps.checks, tonight);
  }
  return worked;
}

const begin = (night: string): CheckNight => ({
  night,
  checked: 0,
  bytes: 0,
  damages: 0,
  damaged: [],
  done: false,
});

async function nextNight(checks: CheckStore, tonight: string): Promise<CheckNight | undefined> {
  const last = await checks.last();
  if (last === undefined) return begin(tonight);
  if (!last.done) return last;
  return last.night < tonight ? begin(dayAfter(last.night, 1)) : undefined;
}

async function checkNight(
  deps: CheckDeps,
  started: CheckNight,
  at: string,
  mayGoOn: () => boolean,
): Promise<CheckNight> {
  let night = started;
  // What is known for certain: a package that cannot be read is damaged, but several in a row are an outage.
  let certain = started;
  let faults = 0;
  try {
    for await (const turn of turns(deps, started)) {
      if (!mayGoOn()) return night;
      const { next, fault } = await lookedAt(deps, night, turn, at);
      faults = fault === undefined ? 0 : faults + 1;
      if (faults === tolerated) throw fault;
      night = next;
      if (faults === 0) certain = night;
    }
    const { after: _, ...rest } = night;
    night = { ...rest, done: true };
    certain = night;
    return night;
  } finally {
    await deps.checks.save(faults === tolerated ? certain : night);
  }
}

/** The night after one more look; `fault` if what was looked at could not be read. */
type Looked = { next: CheckNight; fault?: unknown };

type Turn = { day: string; leaf?: StoredLeaf };

/** Whose turn it is in a night, the latest day first, from where it stopped: each day, and what was sealed on it. */
async function* turns(deps: CheckDeps, { night, after }: CheckNight): AsyncGenerator<Turn> {
  const [first, last] = await Promise.all([deps.roots.first(), deps.roots.last(night)]);
  if (first === undefined || last === undefined) return;
  const isNew = (day: string) => after === undefined || day < after.day;
  if (last > dayAfter(night, -deps.every) && isNew(last)) yield { day: last };
  for (let day = dayAfter(night, -deps.every); day >= first; day = dayAfter(day, -deps.every)) {
    if (day <= last && isNew(day)) yield { day };
    if (isNew(day)) yield* leavesOf(deps, day, '');
    else if (day === after?.day) yield* leavesOf(deps, day, after.code);
  }
}

/** What was sealed on a day and is still there, behind a code. */
async function* leavesOf({ keeping, sealed }: CheckDeps, day: string, code: string): AsyncGenerator<Turn> {
  for (const leaf of await sealed.leaves(day))
    if (leaf.code > code && (await keeping.read(leaf.code)).destroyed === undefined) yield { day, leaf };
}

/** The night with more damages in it; of so many, the first are named. */
const withDamages = (night: CheckNight, found: readonly Damage[]): CheckNight => ({
  ...night,
  damages: night.damages + found.length,
  damaged: [...night.damaged, ...found].slice(0, listed),
});

async function lookedAt(
  deps: CheckDeps,
  night: CheckNight,
  { day, leaf }: Turn,
  at: string,
): Promise<Looked> {
  if (leaf === undefined) {
    const found = (await dayFailures(deps, day)).map((check): Damage => ({ day, ...damageOf(check) }));
    return { next: { ...withDamages(night, found), after: { day, code: '' } } };
  }
  const { next, fault } = await checked(deps, night, { day, leaf }, at);
  return { next: { ...next, after: { day, code: leaf.code } }, fault };
}

const damageOf = ({ check, detail, subject }: Check) => ({ check, detail, subject });

async function checked(
  deps: CheckDeps,
  night: CheckNight,
  { day, leaf: { code, leaf } }: Required<Turn>,
  at: string,
): Promise<Looked> {
  const stored = await deps.store.stored(code);
  const record = readRecord(code, stored);
  const ofRecord = leafFailures(record, leaf).map((check): Damage => ({ code, day, ...damageOf(check) }));
  const dossier = record.dossier !== undefined && isSealed(record.dossier) ? record.dossier : undefined;
  const bytes = dossier?.package.bytes ?? 0;
  const expected = leaf?.package ?? dossier?.package.sha256;
  const { damage, fault } =
    dossier === undefined || expected === undefined
      ? {}
      : await lookAt(deps.copies, { code, expected, place: objectOf(dossier) });
  const found = [...ofRecord, ...(damage === undefined ? [] : [damage])];
  await deps.checks.note(code, { at, sound: found.length === 0 });
  const sum = { ...night, checked: night.checked + 1, bytes: night.bytes + bytes };
  return { next: withDamages(sum, found), fault };
}

type Finding = { damage?: Damage; fault?: unknown };

const objectOf = ({ package: { key, versionId } }: Sealed) => ({ key, versionId });

type Expected = { code: string; expected: string; place: { key: string; versionId: string } };

/** What is wrong with a package by the digest that its day's root was signed over. */
async function lookAt(copies: ArchiveCopies, { code, expected, place }: Expected): Promise<Finding> {
  const { actual, fault } = await digest(copies, place);
  if (actual === expected) return {};
  const found = fault === undefined ? { ...(actual && { actual }) } : { fault: String(fault) };
  const damage = { code, place, expected, ...found };
  const healthy = await healthyCopy(copies, place, expected);
  return { damage: { ...damage, ...(healthy && { healthy }) }, fault };
}

async function digest(copies: ArchiveCopies, copy: Copy): Promise<{ actual?: string; fault?: unknown }> {
  try {
    const actual = await copies.digest(copy);
    return actual === undefined ? {} : { actual };
  } catch (fault) {
    return { fault };
  }
}

async function healthyCopy(copies: ArchiveCopies, place: Copy, expected: string): Promise<Copy | undefined> {
  // Where the store is away, the fault above says so.
  for (const copy of await copies.others(place).catch(() => []))
    if ((await digest(copies, copy)).actual === expected) return copy;
  return undefined;
}
