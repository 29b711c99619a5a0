import type { CheckBook, CheckNight, PackageCheck } from '#shared/archive/keeping/fixity.ts';

/** Nights of checks in memory. */
export function memoryCheckBook(): CheckBook & { checks: Map<string, PackageCheck[]> } {
  const nights = new Map<string, CheckNight>();
  const checks = new Map<string, PackageCheck[]>();
  const sorted = () => [...nights.values()].toSorted((one, other) => (one.night < other.night ? 1 : -1));
  return {
    checks,
    last: async () => sorted()[0],
    async page({ before = '9', limit }) {
      const found = sorted().filter(({ night }) => night < before);
      const items = found.slice(0, limit);
      return { items, ...(found.length > limit && { before: items.at(-1)?.night }) };
    },
    async save(night) {
      nights.set(night.night, night);
    },
    async note(code, check) {
      checks.set(code, [...(checks.get(code) ?? []), check]);
    },
  };
}
