import type { Problem } from '#functions/http/problem.ts';
import { type Check, findingOf } from '#shared/archive/verification/report.ts';

/** A problem that names every check that failed, with its place. */
export const damagedBy = (checks: readonly Check[]): Problem => ({
  code: 'damaged',
  findings: checks.map(findingOf),
});
