import { isAwaiting } from '#shared/dossier/acts/supplement.ts';
import { consultationView } from '#shared/dossier/consultation-list.ts';
import { type Dossier, isOpen } from '#shared/dossier/dossier.ts';
import type { SupplementRequest } from '#shared/dossier/supplement-request.ts';
import { visibleConsultations, visibleFiles } from '#shared/dossier/visible.ts';
import type { Caller } from '#shared/unit/caller.ts';

/** All of a dossier's questions to other units. */
export const consultationViews = (dossier: Dossier) =>
  (isOpen(dossier) ? (dossier.consultations ?? []) : []).map((one) => consultationView(dossier.code, one));

/** What of a request for papers is about those that are named. */
const namedIn = (
  { items, contact: _, ...request }: SupplementRequest,
  isNamed: (component: string | undefined) => boolean,
): SupplementRequest => ({
  ...request,
  components: request.components.filter(isNamed),
  ...(items && { items: items.filter(({ component }) => isNamed(component)) }),
});

/** What is left of a dossier for a unit that is only asked about it: its own questions, and the papers that these name. */
export function askedAbout(dossier: Dossier, caller: Caller): Dossier {
  if (!isOpen(dossier) || caller.kind !== 'officer') return dossier;
  const own = visibleConsultations(dossier, caller);
  const isNamed = (component: string | undefined) =>
    own.some(
      ({ components }) =>
        components.length === 0 || (component !== undefined && components.includes(component)),
    );
  // Where the result goes and what it costs is not what the unit is asked about.
  const { payment: _, delivery: __, ...rest } = dossier;
  return {
    ...(isAwaiting(rest) ? { ...rest, request: namedIn(rest.request, isNamed) } : rest),
    consultations: own,
    files: visibleFiles(dossier, caller),
  };
}
