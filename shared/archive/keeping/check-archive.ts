import type { Leaf } from '#shared/archive/proof/day-root.ts';
import type { RootBook, SealedDays } from '#shared/archive/proof/prove-days.ts';
import { isSealed } from '#shared/dossier/dossier.ts';
import type { DossierStore } from '#shared/dossier/store.ts';
import { dayAfter, localDate } from '#shared/kernel/time.ts';
import type { ArchiveCopies, CheckBook, CheckNight, Copy, Damage } from './fixity.ts';
import type { KeepingBook } from './keeping.ts';

export type CheckDeps = {
  sealed: SealedDays;
  roots: Pick<RootBook, 'first'>;
  store: Pick<DossierStore, 'find'>;
  copies: ArchiveCopies;
  keeping: Pick<KeepingBook, 'read'>;
  book: CheckBook;
  /** Each package has its turn once in so many days. */
  every: number;
};

/** So many packages in a row that cannot be read are an outage of the store, and no damage. */
const tolerated = 3;

/** As many damages as a night's record has room for. */
const listed = 200;

/**
 * Recomputes the digests of the packages whose turn it is, and goes on where the last call stopped. A package has its
 * turn whenever so many days have passed since it was sealed, so every night has its share, and each package one turn in
 * a period. A night that was missed is made up for. Stops when it may not go on.
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
  let night = await nextNight(deps.book, tonight);
  while (night !== undefined) {
    night = await checkNight(deps, night, at, mayGoOn);
    worked.push(night);
    if (!night.done) break;
    night = await nextNight(deps.book, tonight);
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

async function nextNight(book: CheckBook, tonight: string): Promise<CheckNight | undefined> {
  const last = await book.last();
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
    for await (const { day, leaf } of turns(deps, started)) {
      if (!mayGoOn()) return night;
      const { next, fault } = await checked(deps, night, leaf, at);
      faults = fault === undefined ? 0 : faults + 1;
      if (faults === tolerated) throw fault;
      night = { ...next, after: { day, code: leaf.code } };
      if (faults === 0) certain = night;
    }
    const { after: _, ...rest } = night;
    night = { ...rest, done: true };
    certain = night;
    return night;
  } finally {
    await deps.book.save(faults === tolerated ? certain : night);
  }
}

/** Whose turn it is in a night, the latest sealed first, from where it stopped. */
async function* turns({ sealed, roots, keeping, every }: CheckDeps, { night, after }: CheckNight) {
  const first = (await roots.first())?.record.day;
  if (first === undefined) return;
  for (let day = dayAfter(night, -every); day >= first; day = dayAfter(day, -every)) {
    if (after !== undefined && day > after.day) continue;
    for (const leaf of await sealed.leaves(day)) {
      const isAfter = after === undefined || day < after.day || leaf.code > after.code;
      if (isAfter && (await keeping.read(leaf.code)).destroyed === undefined) yield { day, leaf };
    }
  }
}

async function checked(deps: CheckDeps, night: CheckNight, leaf: Leaf, at: string) {
  const dossier = await deps.store.find(leaf.code);
  if (dossier === undefined || !isSealed(dossier))
    throw new Error(`${leaf.code} was sealed and is not any more`);
  const { key, versionId, bytes } = dossier.package;
  const { damage, fault } = await lookAt(deps.copies, leaf, { key, versionId });
  await deps.book.note(leaf.code, { at, sound: damage === undefined });
  const sum = { ...night, checked: night.checked + 1, bytes: night.bytes + bytes };
  if (damage === undefined) return { next: sum };
  const damaged = [...night.damaged, damage].slice(0, listed);
  return { next: { ...sum, damages: night.damages + 1, damaged }, fault };
}

type Finding = { damage?: Damage; fault?: unknown };

/** What is wrong with a package by the digest that its day's root was signed over. */
async function lookAt(
  copies: ArchiveCopies,
  { code, package: expected }: Leaf,
  place: { key: string; versionId: string },
): Promise<Finding> {
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
