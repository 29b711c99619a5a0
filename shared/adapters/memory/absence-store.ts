import { fail, ok } from '#shared/kernel/result.ts';
import { Absence } from '#shared/unit/absence.ts';
import type { AbsenceStore } from '#shared/unit/absences.ts';

/** Absences in memory. */
export function memoryAbsenceStore(): AbsenceStore {
  const kept = new Map<string, string>();
  const versions = new Map<string, number>();
  return {
    async current(unit, today) {
      const absences = [...kept.values()]
        .map((text) => Absence.parse(JSON.parse(text)))
        .filter((one) => one.unit === unit && one.to >= today)
        .toSorted((one, other) => `${one.to}${one.id}`.localeCompare(`${other.to}${other.id}`));
      return { absences, version: versions.get(unit) ?? 0 };
    },
    async put(absence, version) {
      if ((versions.get(absence.unit) ?? 0) !== version) return fail('stale');
      versions.set(absence.unit, version + 1);
      kept.set(absence.id, JSON.stringify(absence));
      return ok(undefined);
    },
  };
}
