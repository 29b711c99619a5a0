import type { Export, ExportStore } from '#shared/archive/exports/export.ts';
import { pageOf } from '#shared/kernel/page.ts';

const placeOf = ({ id, ordered }: Export) => `${ordered.at}#${id}`;

/** Exports in memory. */
export function memoryExportStore(): ExportStore {
  const known = new Map<string, Export>();
  const inOrder = () =>
    [...known.values()].toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  return {
    find: async (id) => known.get(id),
    waiting: async () => inOrder().filter(({ made }) => made === undefined),
    async page({ by, ...query }) {
      const listed = inOrder().filter(({ ordered }) => by === undefined || ordered.by === by);
      return pageOf(listed.toReversed(), placeOf, query, (place, after) => place < after);
    },
    async put(one) {
      if ((known.get(one.id)?.version ?? 0) !== one.version - 1) return false;
      known.set(one.id, one);
      return true;
    },
  };
}
