import type { DossierCommand } from '#shared/dossier/commands.ts';
import type { Dossier } from '#shared/dossier/dossier.ts';
import type { Decision, Facts } from '#shared/dossier/facts.ts';
import { decide } from '#shared/dossier/lifecycle.ts';
import type { Reference } from '#shared/dossier/reference.ts';
import type { RefusalCode } from '#shared/dossier/refusal.ts';
import { localDate } from '#shared/kernel/time.ts';
import { standsInFor } from '#shared/unit/absence.ts';
import type { AbsenceStore } from '#shared/unit/absences.ts';
import type { Caller, Officer } from '#shared/unit/caller.ts';
import { officersOn } from '#shared/unit/officer.ts';

export type SubstituteDeps = { reference: Reference; absences?: AbsenceStore | undefined };

/** What was decided, and as whom the caller acted: as himself, or in the place of an absent officer. */
type Decided = { decision: Decision; by: Caller };

/** What says that the work is somebody else's. */
const others: ReadonlySet<RefusalCode> = new Set(['wrong-role', 'task-held']);

/**
 * Decides for the caller; where the work is another's, in the place of each absent officer for whom the caller stands in.
 * Who does his own work costs no look into the absences.
 */
export const decideAs = (
  deps: SubstituteDeps,
  dossier: Dossier,
  command: DossierCommand,
  facts: Facts,
): Promise<Decided> => decideAt(() => desksOf(deps, dossier, facts), dossier, command, facts);

/** The same, with a way to the desks that is used where the work is another's. */
export async function decideAt(
  desks: () => Promise<Officer[]>,
  dossier: Dossier,
  command: DossierCommand,
  facts: Facts,
): Promise<Decided> {
  const { by } = facts;
  const own = { decision: decide(dossier, command, facts), by };
  if (own.decision.ok || !others.has(own.decision.error.code)) return own;
  for (const desk of await desks()) {
    const decision = decide(dossier, command, { ...facts, by: desk });
    if (decision.ok || !others.has(decision.error.code)) return { decision, by: desk };
  }
  return own;
}

/** The officer at the desks of all those for whom he stands in: with their roles, under his own name. */
export async function desksOf(
  { absences, reference }: SubstituteDeps,
  { procedure }: Pick<Dossier, 'procedure'>,
  { at, by }: Pick<Facts, 'at' | 'by'>,
): Promise<Officer[]> {
  if (absences === undefined || by.kind !== 'officer') return [];
  const { id, unit } = by;
  const today = localDate(at);
  const { absences: current } = await absences.current(unit, today);
  const absent = standsInFor(current, { officer: id, procedure: procedure.code, at });
  if (absent.length === 0) return [];
  const officers = officersOn(await reference.officers(unit), today);
  return officers
    .filter((officer) => absent.includes(officer.id))
    .map((officer) => ({ kind: 'officer', id, unit, roles: officer.roles, for: officer.id }));
}
