import type { Leaf, SignedRoot } from '#shared/archive/proof/day-root.ts';
import type { RootBook, SealedDays } from '#shared/archive/proof/prove-days.ts';
import { pageOf } from '#shared/kernel/page.ts';

const dayOf = ({ record }: SignedRoot) => record.day;
const latestFirst = (one: SignedRoot, other: SignedRoot) => (dayOf(one) < dayOf(other) ? 1 : -1);

/** Roots of days in memory. */
export function memoryRootBook(): RootBook {
  const kept = new Map<string, { root: SignedRoot; leaves: readonly string[] }>();
  return {
    first: async () => kept.get([...kept.keys()].toSorted()[0] ?? '')?.root,
    last: async () => kept.get([...kept.keys()].toSorted().at(-1) ?? '')?.root,
    find: async (day) => kept.get(day)?.root,
    async page(query) {
      const roots = [...kept.values()].map(({ root }) => root).toSorted(latestFirst);
      return pageOf(roots, dayOf, query, (day, after) => day < after);
    },
    leaves: async (day) => [...(kept.get(day)?.leaves ?? [])],
    async put(root, leaves) {
      const { day } = root.record;
      const known = kept.get(day);
      if (known !== undefined && known.leaves.join() !== leaves.join())
        throw new Error(`other leaves of ${day} are in the archive already`);
      kept.set(day, known ?? { root, leaves });
      return known?.root ?? root;
    },
  };
}

/** What was sealed on which day, in memory. */
export const memorySealedDays = (days: ReadonlyMap<string, readonly Leaf[]>): SealedDays => ({
  leaves: async (day) => (days.get(day) ?? []).toSorted((one, other) => (one.code < other.code ? -1 : 1)),
});
