import type { CheckNight, CheckStore } from '#shared/archive/keeping/fixity.ts';
import type { PackageCheck } from '#shared/archive/keeping/keeping.ts';
import { pageOf } from '#shared/kernel/page.ts';

/** Nights of checks in memory. */
export function memoryCheckStore(): CheckStore & { checks: Map<string, PackageCheck[]> } {
  const nights = new Map<string, CheckNight>();
  const checks = new Map<string, PackageCheck[]>();
  const sorted = () => [...nights.values()].toSorted((one, other) => (one.night < other.night ? 1 : -1));
  return {
    checks,
    last: async () => sorted()[0],
    page: async (query) =>
      pageOf(
        sorted(),
        ({ night }) => night,
        query,
        (night, after) => night < after,
      ),
    async save(night) {
      nights.set(night.night, night);
    },
    async note(code, check) {
      checks.set(code, [...(checks.get(code) ?? []), check]);
    },
  };
}
