import type { Check } from '#shared/archive/verification/report.ts';
import type { Finding } from '#shared/kernel/finding.ts';
import type { Problem } from './problem.ts';

/** A problem that names every check that failed, with its place. */
export const damagedBy = (checks: readonly Check[]): Problem => ({
  code: 'damaged',
  findings: checks.map(
    ({ check, detail, subject }): Finding => ({
      pointer: `/${check}/${subject.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      code: check,
      detail,
    }),
  ),
});
