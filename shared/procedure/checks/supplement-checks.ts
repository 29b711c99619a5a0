import type { Procedure } from '../procedure.ts';
import { finding, type ProcedureFinding } from '../procedure-finding.ts';
import { citesLaw } from './retention-check.ts';

/** A procedure may differ from the one-stop rules on supplements only by naming the law of its sector. */
export function checkSupplements({ clock, supplements }: Procedure): ProcedureFinding[] {
  const bases = [clock.pauses?.supplement?.basis, supplements?.basis].filter((basis) => basis !== undefined);
  return [
    ...(clock.onSupplement === undefined ? [] : [finding('bare-supplement')]),
    ...bases.filter((basis) => !citesLaw(basis)).map((basis) => finding('unfounded-supplement', {}, basis)),
  ];
}
