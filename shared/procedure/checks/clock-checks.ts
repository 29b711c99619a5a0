import { repeats } from '#shared/kernel/repeats.ts';
import type { Procedure } from '../procedure.ts';
import { finding, type ProcedureFinding } from '../procedure-finding.ts';
import { citesLaw } from './retention-check.ts';

/** Only a law makes a limit longer without an apology, lets it run from the postmark, or needs no appointment. */
export function checkClock({ clock: { postmark }, atOnce, extensions = [] }: Procedure): ProcedureFinding[] {
  return [
    ...(atOnce === undefined || citesLaw(atOnce.basis)
      ? []
      : [finding('unfounded-at-once', {}, atOnce.basis)]),
    ...(postmark === undefined || citesLaw(postmark.basis)
      ? []
      : [finding('unfounded-postmark', {}, postmark.basis)]),
    ...repeats(extensions.map(({ id }) => id)).map((id) => finding('duplicate-extension', {}, id)),
    ...extensions
      .filter(({ basis }) => !citesLaw(basis))
      .map(({ basis }) => finding('unfounded-extension', {}, basis)),
  ];
}
