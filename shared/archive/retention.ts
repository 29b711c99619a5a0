import type { Retention } from '#shared/procedure/procedure.ts';
import type { PackageRetention } from './package-input.ts';

/** S3 locks for a hundred years at most; what is kept for ever is locked again before then. */
const longestLock = 100;

const yearsLater = (at: string, years: number) => {
  const date = new Date(at);
  date.setUTCFullYear(date.getUTCFullYear() + years);
  return date.toISOString();
};

/** How long the package of a dossier closed at `closedAt` is kept. */
export const retentionOf = ({ term, basis }: Retention, closedAt: string): PackageRetention => ({
  term,
  basis,
  from: closedAt,
  ...(term !== 'permanent' && { until: yearsLater(closedAt, term.years) }),
});

/** Until when the package is locked. */
export const lockUntil = (retention: PackageRetention) =>
  retention.until ?? yearsLater(retention.from, longestLock);
