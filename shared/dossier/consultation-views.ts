import { localTime } from '#shared/kernel/time.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { isWithin } from '#shared/unit/rights.ts';
import type { Consultation } from './consultation.ts';
import { type Dossier, isOpen, taskId } from './dossier.ts';
import type { SupplementRequest } from './supplement-request.ts';
import { isAwaiting } from './supplementing.ts';
import { visibleFiles } from './visible.ts';

/** A question to another unit, with its answer. */
export const consultationView = (
  code: string,
  { no, task, unit, question, components, askedAt, dueAt, state, holder, answer }: Consultation,
) => ({
  id: `${taskId(code, task)}.${no}`,
  unit,
  question,
  components,
  askedAt: localTime(askedAt),
  dueAt: localTime(dueAt),
  state,
  ...(holder !== undefined && { holder }),
  ...(answer !== undefined && { answer: { ...answer, at: localTime(answer.at) } }),
});

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
  const own = (dossier.consultations ?? []).filter(({ unit }) => isWithin(unit, caller.unit));
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
