import {
  type ArchiveLocks,
  type Extension,
  type Hold,
  isHeld,
  type Keeping,
  type KeepingStore,
  keptUntil,
} from '#shared/archive/keeping/keeping.ts';
import { longestLock } from '#shared/archive/retention.ts';
import type { Sealed } from '#shared/dossier/dossier.ts';
import { fail, ok, type Result } from '#shared/kernel/result.ts';

type InArchive = Pick<Sealed, 'code' | 'package'>;
export type KeepingDeps = { keeping: KeepingStore; locks: ArchiveLocks };

/** Places a hold. It is recorded first, so that nobody lifts the lock without knowing of it. Idempotent. */
export async function placeHold(
  { keeping, locks }: KeepingDeps,
  sealed: InArchive,
  hold: Hold,
): Promise<Result<Hold, 'hold-taken' | 'hold-lifted'>> {
  const there = await keeping.place(sealed.code, hold);
  if (there.lifted !== undefined) return fail('hold-lifted');
  const isSame = there.by === hold.by && there.reason === hold.reason && there.basis === hold.basis;
  if (!isSame) return fail('hold-taken');
  await locks.hold(sealed.package, true);
  return ok(there);
}

/** Lifts a hold, and the lock with the last one. Looks again afterwards: one that was placed meanwhile has its lock back. */
export async function liftHold(
  { keeping, locks }: KeepingDeps,
  { code, package: sealed }: InArchive,
  id: string,
  lifted: NonNullable<Hold['lifted']>,
): Promise<Result<Hold, 'unknown-hold'>> {
  const hold = await keeping.lift(code, id, lifted);
  if (hold === undefined) return fail('unknown-hold');
  if (isHeld(await keeping.read(code))) return ok(hold);
  await locks.hold(sealed, false);
  if (isHeld(await keeping.read(code))) await locks.hold(sealed, true);
  return ok(hold);
}

/** Keeps a package longer, and never shorter: the lock first, then the note of it. */
export async function extendRetention(
  { keeping, locks }: KeepingDeps,
  { code, package: sealed }: InArchive,
  extension: Extension,
): Promise<Result<Keeping, 'retention-shorter' | 'retention-too-long'>> {
  const before = await keeping.read(code);
  const { until, at } = extension;
  if (until === keptUntil(sealed, before) && before.extensions.some((one) => one.until === until))
    return ok(before);
  if (until <= keptUntil(sealed, before)) return fail('retention-shorter');
  if (until > longestLock(at)) return fail('retention-too-long');
  await locks.retain(sealed, until);
  await keeping.extend(code, extension);
  return ok({ ...before, extensions: [...before.extensions, extension] });
}
