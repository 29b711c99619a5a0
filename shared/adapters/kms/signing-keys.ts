import type { SigningKeys } from '#shared/signature/signer.ts';
import type { KmsClient } from './client.ts';

/** Keys in KMS. It hashes the message itself, which is a few hundred bytes of attributes and never the document. */
export const kmsSigningKeys = (client: KmsClient): SigningKeys => ({
  async sign(key, algorithm, message) {
    const { Signature } = await client.call('Sign', {
      KeyId: key,
      SigningAlgorithm: algorithm,
      Message: Buffer.from(message).toString('base64'),
      MessageType: 'RAW',
    });
    if (Signature === undefined) throw new Error(`${key} gave no signature`);
    return Buffer.from(Signature, 'base64');
  },
});
