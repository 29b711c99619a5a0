import { createPublicKey, verify } from 'node:crypto';
import type { RootHolds } from '#shared/archive/proof/check-proof.ts';
import { signedText } from '#shared/archive/proof/day-root.ts';

/** Whether a root was signed by the key that it names. Whether that is the archive's key, its fingerprint says. */
export const rootHolds: RootHolds = async ({ record, signature, publicKey }) => {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return verify('sha256', Buffer.from(signedText(record)), key, Buffer.from(signature, 'base64'));
  } catch {
    return false;
  }
};
