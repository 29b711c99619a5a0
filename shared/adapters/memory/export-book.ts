import type { Export, ExportBook } from '#shared/archive/exports/export.ts';

const placeOf = ({ id, ordered }: Export) => `${ordered.at}#${id}`;

/** Exports in memory. */
export function memoryExportBook(): ExportBook {
  const known = new Map<string, Export>();
  const inOrder = () =>
    [...known.values()].toSorted((one, other) => (placeOf(one) < placeOf(other) ? -1 : 1));
  return {
    find: async (id) => known.get(id),
    waiting: async () => inOrder().filter(({ made }) => made === undefined),
    async page({ after, limit }) {
      const made = inOrder().filter((one) => one.made !== undefined);
      const left = made.toReversed().filter((one) => after === undefined || placeOf(one) < after);
      const items = left.slice(0, limit);
      const last = left.length > limit ? items.at(-1) : undefined;
      return { items, ...(last && { after: placeOf(last) }) };
    },
    async put(one) {
      if ((known.get(one.id)?.version ?? 0) !== one.version - 1) return false;
      known.set(one.id, one);
      return true;
    },
  };
}
