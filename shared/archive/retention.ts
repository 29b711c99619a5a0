import { yearsLater } from '#shared/kernel/time.ts';
import type { Retention } from '#shared/procedure/procedure.ts';
import { citesLaw } from '#shared/procedure/retention-check.ts';
import type { PackageRetention } from './package-input.ts';

/** Until when S3 locks at most, from an instant on: a hundred years. What is kept for ever is locked again before then. */
export const longestLock = (from: string): string => yearsLater(from, 100);

/** How long the package of a dossier closed at `closedAt` is kept. A remark is never sealed as a legal basis. */
export const retentionOf = ({ term, ...ground }: Retention, closedAt: string): PackageRetention => ({
  term,
  ...groundOf(ground),
  from: closedAt,
  ...(term !== 'permanent' && { until: yearsLater(closedAt, term.years) }),
});

/**
 * Until when a package that is sealed now is locked: to the end of its retention, and for as many days as the archive
 * asks of every lock, which it counts from the sealing and not from the closing.
 */
export function lockUntil(retention: PackageRetention, { at, lockedFor }: { at: string; lockedFor: number }) {
  const least = new Date(Date.parse(at) + lockedFor * 86_400_000).toISOString();
  const until = retention.until ?? longestLock(retention.from);
  return [until, least].toSorted().at(-1) ?? least;
}

/** Procedures that were published earlier have their remark where the basis belongs. */
function groundOf({ basis, remark }: Omit<Retention, 'term'>) {
  const all = [basis !== undefined && !citesLaw(basis) ? basis : undefined, remark];
  const remarks = all.filter((one) => one !== undefined);
  return {
    ...(basis !== undefined && citesLaw(basis) && { basis }),
    ...(remarks.length > 0 && { remark: remarks.join('; ') }),
  };
}
