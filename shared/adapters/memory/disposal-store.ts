import type { Disposal, DisposalStore } from '#shared/archive/keeping/disposal.ts';
import { pageOf } from '#shared/kernel/page.ts';

const placeOf = ({ id, prepared }: Disposal) => `${prepared.at}#${id}`;

/** Lists of disposal in memory. */
export function memoryDisposalStore(): DisposalStore {
  const known = new Map<string, Disposal>();
  const latestFirst = () =>
    [...known.values()].toSorted((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));
  return {
    find: async (id) => known.get(id),
    all: async () => latestFirst(),
    page: async (query, matches) =>
      pageOf(latestFirst().filter(matches), placeOf, query, (place, after) => place < after),
    async put(disposal) {
      if ((known.get(disposal.id)?.version ?? 0) !== disposal.version - 1) return false;
      known.set(disposal.id, disposal);
      return true;
    },
  };
}
