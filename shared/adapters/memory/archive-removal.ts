import type { ArchiveRemoval, CertificateStore } from '#shared/use-cases/archive/carry-out.ts';

/** An archive in memory from which packages are taken, but for those that are locked. */
export function memoryArchiveRemoval(keys: Iterable<string>) {
  const here = new Set(keys);
  const locked = new Set<string>();
  const removal: ArchiveRemoval = {
    async remove(key) {
      if (locked.has(key)) return 'locked';
      here.delete(key);
      return 'removed';
    },
  };
  return { ...removal, here, locked };
}

/** Certificates in memory. */
export function memoryCertificateStore(): CertificateStore & { texts: Map<string, string> } {
  const texts = new Map<string, string>();
  return {
    texts,
    async put(id, text) {
      const first = texts.get(id) ?? text;
      texts.set(id, first);
      return first;
    },
  };
}
