import type { ArchiveLocks, PackagePlace } from '#shared/archive/keeping/keeping.ts';

type Lock = { held: boolean; until: string };

/** Locks in memory, as strict as the archive's. */
export function memoryArchiveLocks(
  retainUntil: string,
): ArchiveLocks & { lockOf(place: PackagePlace): Lock } {
  const locks = new Map<string, Lock>();
  const lockOf = ({ key, versionId }: PackagePlace): Lock =>
    locks.get(`${key}?${versionId}`) ?? { held: false, until: retainUntil };
  const change = (place: PackagePlace, to: Partial<Lock>) =>
    locks.set(`${place.key}?${place.versionId}`, { ...lockOf(place), ...to });
  return {
    lockOf,
    async hold(place, held) {
      change(place, { held });
    },
    async retain(place, until) {
      if (until < lockOf(place).until) throw new Error('a lock is never shortened');
      change(place, { until });
    },
  };
}
