import { onTestFinished } from 'vitest';
import { hmacBy } from '#shared/adapters/kms/hmac.ts';
import { openKms } from './local-kms.ts';

/** A keyed hash by a KMS of its own for the test that asks for it; the KMS ends with the test. */
export async function hashOfTest() {
  const { client, close } = await openKms();
  onTestFinished(close);
  return hmacBy(client, 'arn:aws:kms:r:0:key/HMAC_256');
}
