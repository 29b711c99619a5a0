import { repeats } from '#shared/kernel/repeats.ts';
import type { Procedure } from '../procedure.ts';
import { finding, type ProcedureFinding } from '../procedure-finding.ts';
import { citesLaw } from './retention-check.ts';

/** Only a law makes consent of silence. */
export function checkMatters({ matters = [] }: Procedure): ProcedureFinding[] {
  return [
    ...repeats(matters.map(({ id }) => id)).map((id) => finding('duplicate-matter', {}, id)),
    ...matters
      .filter(({ silence, basis }) => silence === 'consent' && !citesLaw(basis))
      .map(({ basis }) => finding('unfounded-silence', {}, basis)),
  ];
}
