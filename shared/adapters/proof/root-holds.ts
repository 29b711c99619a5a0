import { createPublicKey, verify } from 'node:crypto';
import { signedText } from '#shared/archive/proof/day-root.ts';
import type { SigningAlgorithm } from '#shared/signature/signer.ts';
import type { RootHolds } from '#shared/use-cases/archive/check-proof.ts';

const keyTypes: Readonly<Record<SigningAlgorithm, string>> = {
  RSASSA_PKCS1_V1_5_SHA_256: 'rsa',
  ECDSA_SHA_256: 'ec',
};

/** Whether a root was signed by the key that it names. Whether that is the archive's key, its fingerprint says. */
export const rootHolds: RootHolds = async ({ algorithm, record, signature, publicKey }) => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    if (key.asymmetricKeyType !== keyTypes[algorithm]) return false;
    return verify('sha256', Buffer.from(signedText(record)), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
};
