import { GetPublicKeyCommand, type KMSClient } from '@aws-sdk/client-kms';

/** The public half of a signing key: SubjectPublicKeyInfo in base64. */
export async function kmsPublicKey(client: KMSClient, key: string): Promise<string> {
  const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: key }));
  if (PublicKey === undefined) throw new Error(`${key} has no public half`);
  return Buffer.from(PublicKey).toString('base64');
}
