import type { AccessLog } from '#shared/archive/access-log.ts';
import type { Access } from '#shared/contract/archive-views.ts';

/** Accesses in memory. */
export function memoryAccessLog(): AccessLog {
  const accesses: (Access & { code: string })[] = [];
  return {
    async note(code, access) {
      accesses.push({ ...access, code });
    },
    async read(wanted) {
      return accesses
        .filter(({ code }) => code === wanted)
        .map(({ code: _, ...access }) => access)
        .toSorted((one, other) => one.at.localeCompare(other.at));
    },
  };
}
