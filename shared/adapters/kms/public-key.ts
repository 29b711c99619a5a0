import type { KmsClient } from './client.ts';

/** The public half of a signing key: SubjectPublicKeyInfo in base64. */
export async function kmsPublicKey(client: KmsClient, key: string): Promise<string> {
  const { PublicKey } = await client.call('GetPublicKey', { KeyId: key });
  if (PublicKey === undefined) throw new Error(`${key} has no public half`);
  return PublicKey;
}
