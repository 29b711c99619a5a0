import { createHmac } from 'node:crypto';
import { remember } from '#shared/kernel/remember.ts';
import type { KeyedHash } from '#shared/unit/person-marks.ts';
import { kmsKeyedHash } from './keyed-hash.ts';

/**
 * A secret of 32 bytes that a KMS key gives for a use: the code of a fixed text is the same for every instance, and KMS is
 * asked once in the life of each.
 */
export function kmsSecret(key: string, use: string): () => Promise<Uint8Array> {
  const hash = kmsKeyedHash(key);
  const secretOf = remember(Number.POSITIVE_INFINITY, async (text) => Buffer.from(await hash(text), 'hex'));
  return () => secretOf(use);
}

/** HMAC-SHA-256 under such a secret: for what is hashed so often that KMS would cost more than it is worth. */
export function kmsDerivedHash(key: string, use: string): KeyedHash {
  const secret = kmsSecret(key, use);
  return async (text) =>
    createHmac('sha256', await secret())
      .update(text)
      .digest('hex');
}
