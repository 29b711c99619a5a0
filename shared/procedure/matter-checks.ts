import type { Procedure } from './procedure.ts';
import { finding, type ProcedureFinding } from './procedure-finding.ts';
import { citesLaw } from './retention-check.ts';

/** Only a law makes consent of silence. */
export function checkMatters({ matters = [] }: Procedure): ProcedureFinding[] {
  const ids = matters.map(({ id }) => id);
  return [
    ...ids.filter((id, index) => ids.indexOf(id) < index).map((id) => finding('duplicate-matter', {}, id)),
    ...matters
      .filter(({ silence, basis }) => silence === 'consent' && !citesLaw(basis))
      .map(({ basis }) => finding('unfounded-silence', {}, basis)),
  ];
}
