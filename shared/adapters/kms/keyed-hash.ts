import { remember } from '#shared/kernel/remember.ts';
import type { KeyedHash } from '#shared/unit/person-marks.ts';

/** HMAC-SHA-256 by a key that never leaves KMS. The client is loaded by the first text: few requests have one. */
export function kmsKeyedHash(key: string): KeyedHash {
  const hashBy = remember(Number.POSITIVE_INFINITY, async (by: string) => {
    const [{ hmacBy }, { kmsClient }] = await Promise.all([import('./hmac.ts'), import('./client.ts')]);
    return hmacBy(kmsClient(), by);
  });
  return async (text) => (await hashBy(key))(text);
}
