import type { PaperStore } from '#shared/use-cases/paper/print-paper.ts';

/** Printed papers in memory, and a look at them. */
export function memoryPaperStore(): PaperStore & { files: ReadonlyMap<string, Uint8Array> } {
  const files = new Map<string, Uint8Array>();
  return {
    files,
    async put(key, bytes) {
      const first = files.get(key) ?? bytes;
      files.set(key, first);
      return first;
    },
  };
}
