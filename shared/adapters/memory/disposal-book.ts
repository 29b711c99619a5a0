import type { Disposal, DisposalBook } from '#shared/archive/keeping/disposal.ts';

/** Lists of disposal in memory. */
export function memoryDisposalBook(): DisposalBook {
  const known = new Map<string, Disposal>();
  return {
    find: async (id) => known.get(id),
    all: async () =>
      [...known.values()].toSorted((one, other) => (one.prepared.at < other.prepared.at ? 1 : -1)),
    async put(disposal) {
      if ((known.get(disposal.id)?.version ?? 0) !== disposal.version - 1) return false;
      known.set(disposal.id, disposal);
      return true;
    },
  };
}
