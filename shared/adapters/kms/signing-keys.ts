import { type KMSClient, SignCommand } from '@aws-sdk/client-kms';
import type { SigningKeys } from '#shared/signature/signer.ts';

/** Keys in KMS. It hashes the message itself, which is a few hundred bytes of attributes and never the document. */
export const kmsSigningKeys = (client: KMSClient): SigningKeys => ({
  async sign(key, algorithm, message) {
    const { Signature } = await client.send(
      new SignCommand({
        KeyId: key,
        SigningAlgorithm: algorithm,
        Message: message,
        MessageType: 'RAW',
      }),
    );
    if (Signature === undefined) throw new Error(`${key} gave no signature`);
    return Signature;
  },
});
