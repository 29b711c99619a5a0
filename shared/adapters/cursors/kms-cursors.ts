import { kmsKeyedHash } from '#shared/adapters/kms/keyed-hash.ts';
import { remember } from '#shared/kernel/remember.ts';
import { type Cursors, sealedCursors } from './sealed-cursors.ts';

/**
 * Cursors under a secret that a KMS key gives: the code of a fixed text is the same for every instance, so a list goes on
 * in any of them, and KMS is asked once in the life of each.
 */
export function kmsCursors(key: string): Cursors {
  const hash = kmsKeyedHash(key);
  const secretOf = remember(Number.POSITIVE_INFINITY, async (use) => Buffer.from(await hash(use), 'hex'));
  return sealedCursors(() => secretOf('cursors of lists'));
}
