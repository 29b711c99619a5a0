import type { Batch, BatchStore } from '#shared/file/batch.ts';

/** Batches of scans in memory. */
export function memoryBatchStore(): BatchStore {
  const known = new Map<string, Batch>();
  return {
    find: async (id) => known.get(id),
    async put(batch) {
      if ((known.get(batch.id)?.version ?? 0) !== batch.version - 1) return false;
      known.set(batch.id, batch);
      return true;
    },
  };
}
