import type { ScanStore } from '#shared/use-cases/file/recognise-file.ts';
import { memoryPaperStore } from './paper-store.ts';

/** Scans and what is derived from them in memory, and a look at them. */
export function memoryScanStore(): ScanStore & { files: ReadonlyMap<string, Uint8Array> } {
  const { files, put } = memoryPaperStore();
  return { files, put, read: async (key) => files.get(key) };
}
