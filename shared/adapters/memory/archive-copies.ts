import { sha256 } from '#shared/adapters/hashing.ts';
import type { ArchiveCopies, Copy } from '#shared/archive/keeping/fixity.ts';

type Held = Copy & { bytes: Uint8Array };

/** Copies of packages in memory, to be damaged and taken away. */
export function memoryArchiveCopies(held: Held[]): ArchiveCopies {
  const same = (one: Copy, other: Copy) =>
    one.bucket === other.bucket && one.key === other.key && one.versionId === other.versionId;
  return {
    async digest(copy) {
      const found = held.find((one) => same(one, copy));
      return found && sha256(found.bytes);
    },
    others: async (place) =>
      held.filter((one) => one.key === place.key && !same(one, place)).map(({ bytes: _, ...copy }) => copy),
  };
}
