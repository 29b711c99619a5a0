import { memoryRootBook, memorySealedDays } from '#shared/adapters/memory/root-book.ts';
import { memorySigningKeys } from '#shared/adapters/memory/signing-keys.ts';
import type { Leaf } from '#shared/archive/proof/day-root.ts';
import type { ProveDeps } from '#shared/archive/proof/prove-days.ts';

const hex = (seed: string) => Buffer.from(seed.padEnd(32, '.')).toString('hex');

export const aLeaf = (code: string): Leaf => ({ code, package: hex(`p${code}`), head: hex(`h${code}`) });

/** An archive in memory in which this was sealed, and a key for it. */
export function archiveOf(days: Map<string, Leaf[]>): ProveDeps {
  const keys = memorySigningKeys();
  const key = 'archive';
  const publicKey = Buffer.from(keys.create(key, 'RSASSA_PKCS1_V1_5_SHA_256')).toString('base64');
  return {
    sealed: memorySealedDays(days),
    roots: memoryRootBook(),
    keys,
    key,
    publicKey: async () => publicKey,
    timeStamps: { stamp: async () => undefined },
  };
}
