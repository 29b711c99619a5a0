import { emptyIndex, type SegmentStore } from './segment-store.ts';

/** Segments in memory. */
export function memorySegmentStore(): SegmentStore {
  let known = emptyIndex;
  const segments = new Map<string, { content: Uint8Array; at: number }>();
  return {
    catalogue: async () => known,
    async read(key, offset, length) {
      const content = segments.get(key)?.content;
      if (content === undefined) throw new Error(`there is no segment ${key}`);
      return content.subarray(offset, offset + length);
    },
    async put({ key, content }) {
      segments.set(key, { content, at: Date.now() });
    },
    async save({ catalogue, tag }) {
      if (tag !== known.tag) return false;
      known = { catalogue, tag: String(Number(tag ?? 0) + 1) };
      return true;
    },
    async tidy(named, before) {
      for (const [key, { at }] of segments)
        if (!named.includes(key) && at < before.getTime()) segments.delete(key);
    },
  };
}
