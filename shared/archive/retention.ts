import { beginOf, localDate, yearsLater } from '#shared/kernel/time.ts';
import { citesLaw } from '#shared/procedure/checks/retention-check.ts';
import type { Retention, RetentionTerm } from '#shared/procedure/procedure.ts';
import type { PackageRetention } from './package-input.ts';

/** Until when S3 locks at most, from an instant on: a hundred years. What is kept for ever is locked again before then. */
export const longestLock = (from: string): string => yearsLater(from, 100);

/** How a dossier ended and when. */
type End = { status: keyof NonNullable<Retention['ends']>; closedAt: string };

/** How long the package of a closed dossier is kept, by what came of it. A remark is never sealed as a legal basis. */
export function retentionOf({ ends, ...usual }: Retention, { status, closedAt }: End): PackageRetention {
  const { term, from: start, ...ground } = ends?.[status] ?? usual;
  if (term === 'permanent') return { term, ...groundOf(ground), from: closedAt };
  const from = start === 'year-end' ? newYearAfter(closedAt) : closedAt;
  return { term, ...groundOf(ground), from, until: yearsLater(from, term.years) };
}

/** The first instant of the next year in Việt Nam. */
const newYearAfter = (instant: string): string =>
  beginOf(`${Number(localDate(instant).slice(0, 4)) + 1}-01-01`);

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
function groundOf({ basis, remark }: Pick<RetentionTerm, 'basis' | 'remark'>) {
  const all = [basis !== undefined && !citesLaw(basis) ? basis : undefined, remark];
  const remarks = all.filter((one) => one !== undefined);
  return {
    ...(basis !== undefined && citesLaw(basis) && { basis }),
    ...(remarks.length > 0 && { remark: remarks.join('; ') }),
  };
}
