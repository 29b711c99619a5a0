import type { Leaf, SignedRoot } from '#shared/archive/proof/day-root.ts';
import { pageOf } from '#shared/kernel/page.ts';
import type { RootStore, SealedDays } from '#shared/use-cases/archive/prove-days.ts';

const dayOf = ({ record }: SignedRoot) => record.day;
const latestFirst = (one: SignedRoot, other: SignedRoot) => (dayOf(one) < dayOf(other) ? 1 : -1);

/** What lies in a {@link memoryRootStore}: under lock, and in the table beside it. */
export type KeptRoots = {
  leaves: Map<string, readonly string[]>;
  locked: Map<string, SignedRoot>;
  table: Map<string, SignedRoot>;
};

export const noRoots = (): KeptRoots => ({ leaves: new Map(), locked: new Map(), table: new Map() });

/** Roots of days in memory. */
export function memoryRootStore({ leaves, locked, table }: KeptRoots = noRoots()): RootStore {
  const days = () => [...table.keys()].toSorted();
  return {
    first: async () => days()[0],
    last: async (before) => days().findLast((day) => day < before),
    find: async (day) => table.get(day),
    async locked(day) {
      const [root, own] = [locked.get(day), leaves.get(day)];
      return { isThere: root !== undefined, ...(root && { root }), ...(own && { leaves: [...own] }) };
    },
    async page(query) {
      const roots = [...table.values()].toSorted(latestFirst);
      return { ...pageOf(roots, dayOf, query, (day, after) => day < after), damaged: [] };
    },
    async fix(day, hashes) {
      const kept = leaves.get(day) ?? hashes;
      leaves.set(day, kept);
      return [...kept];
    },
    async put(root) {
      const { day } = root.record;
      const kept = locked.get(day) ?? root;
      locked.set(day, kept);
      table.set(day, kept);
      return kept;
    },
  };
}

/** What was sealed on which day, in memory. */
export const memorySealedDays = (days: ReadonlyMap<string, readonly Leaf[]>): SealedDays => ({
  leaves: async (day) =>
    (days.get(day) ?? [])
      .toSorted((one, other) => (one.code < other.code ? -1 : 1))
      .map((leaf) => ({ code: leaf.code, leaf })),
});
