import { absenceView } from '#shared/api/show/absence.ts';
import { localDate } from '#shared/kernel/time.ts';
import type { Absence } from '#shared/unit/absence.ts';
import { officersOn } from '#shared/unit/officer.ts';
import type { OfficerDeps } from './deps.ts';

type Shown = { absences: Absence[]; all: Absence[]; unit: string; at: string };

/** Absences as they are shown, with the names of those whom they are about. */
export async function absenceViews({ reference }: OfficerDeps, { absences, all, unit, at }: Shown) {
  const officers = officersOn(await reference.officers(unit), localDate(at));
  return absences.map((absence) => absenceView(absence, all, { officers, at }));
}
