import { memoryRootStore, memorySealedDays, noRoots } from '#shared/adapters/memory/root-store.ts';
import { memorySigningKeys } from '#shared/adapters/memory/signing-keys.ts';
import { rootHolds } from '#shared/adapters/proof/root-holds.ts';
import type { Leaf } from '#shared/archive/proof/day-root.ts';
import type { ProveDeps } from '#shared/use-cases/archive/prove-days.ts';

const hex = (seed: string) => Buffer.from(seed.padEnd(32, '.')).toString('hex');

export const aLeaf = (code: string): Leaf => ({ code, package: hex(`p${code}`), head: hex(`h${code}`) });

/** A key of the archive, with what signs by it. */
export function signingKeys(): Pick<ProveDeps, 'key' | 'keys' | 'publicKey'> {
  const keys = memorySigningKeys();
  const key = 'archive';
  const publicKey = Buffer.from(keys.create(key, 'RSASSA_PKCS1_V1_5_SHA_256')).toString('base64');
  return { keys, key, publicKey: async () => publicKey };
}

/** An archive in memory in which this was sealed, and a key for it. */
export const archiveOf = (
  days: ReadonlyMap<string, readonly Leaf[]>,
  { kept = noRoots(), keys = signingKeys(), roots = memoryRootStore(kept) } = {},
): ProveDeps => ({
  sealed: memorySealedDays(days),
  roots,
  ...keys,
  timeStamps: { stamp: async () => undefined },
  rootHolds,
});
