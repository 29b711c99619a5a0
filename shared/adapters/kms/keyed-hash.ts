import type { KeyedHash } from '#shared/archive/people.ts';
import type { KmsClient } from './client.ts';

/** HMAC-SHA-256 by a key that never leaves KMS. */
export const kmsKeyedHash =
  (client: KmsClient, key: string): KeyedHash =>
  async (text) => {
    const { Mac } = await client.call('GenerateMac', {
      KeyId: key,
      MacAlgorithm: 'HMAC_SHA_256',
      Message: Buffer.from(text).toString('base64'),
    });
    if (Mac === undefined) throw new Error(`${key} gave no code`);
    return Buffer.from(Mac, 'base64').toString('hex');
  };
