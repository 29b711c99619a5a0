import type { Procedure } from './procedure.ts';
import { finding, type ProcedureFinding } from './procedure-finding.ts';
import { citesLaw } from './retention-check.ts';

/** What a procedure says of supplements in place of the one-stop rules rests on the law of its sector, by its number. */
export function checkSupplements({ clock, supplements }: Procedure): ProcedureFinding[] {
  const bases = [clock.pauses?.supplement?.basis, supplements?.basis].filter((basis) => basis !== undefined);
  return [
    ...(clock.onSupplement === undefined ? [] : [finding('bare-supplement')]),
    ...bases.filter((basis) => !citesLaw(basis)).map((basis) => finding('unfounded-supplement', {}, basis)),
  ];
}
