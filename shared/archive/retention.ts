import { yearsLater } from '#shared/kernel/time.ts';
import type { Retention } from '#shared/procedure/procedure.ts';
import type { PackageRetention } from './package-input.ts';

/** Until when S3 locks at most, from an instant on: a hundred years. What is kept for ever is locked again before then. */
export const longestLock = (from: string): string => yearsLater(from, 100);

/** How long the package of a dossier closed at `closedAt` is kept. */
export const retentionOf = ({ term, basis }: Retention, closedAt: string): PackageRetention => ({
  term,
  basis,
  from: closedAt,
  ...(term !== 'permanent' && { until: yearsLater(closedAt, term.years) }),
});

/** Until when the package is locked. */
export const lockUntil = (retention: PackageRetention) => retention.until ?? longestLock(retention.from);
