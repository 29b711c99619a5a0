import type { Text } from '#shared/kernel/text.ts';

/** A member of a package as it lies there; its bytes must be read to the end before the next one is asked for. */
export type OpenedMember = { path: string; size: number; bytes: AsyncIterable<Uint8Array> };

/** A place where the container itself is broken: near which member or part, and at which byte. */
export type Damage = { damaged: string; offset: number; detail: Text };

/** A package opened for verification. Opening never fails on damage; damage comes out as a part. */
export type OpenedPackage = {
  parts: AsyncIterable<OpenedMember | Damage>;
  /** SHA-256 of the whole package, known once `parts` has been read to its end. */
  digest: () => string;
};
