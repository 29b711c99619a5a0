import { GenerateMacCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { KeyedHash } from '#shared/unit/person-marks.ts';

/** HMAC-SHA-256 by a key of KMS. */
export const hmacBy =
  (client: KMSClient, key: string): KeyedHash =>
  async (text) => {
    const { Mac } = await client.send(
      new GenerateMacCommand({
        KeyId: key,
        MacAlgorithm: 'HMAC_SHA_256',
        Message: Buffer.from(text),
      }),
    );
    if (Mac === undefined) throw new Error(`${key} gave no code`);
    return Buffer.from(Mac).toString('hex');
  };
