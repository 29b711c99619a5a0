import { generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import type { SigningAlgorithm, SigningKeys } from '#shared/signature/signer.ts';

const make = {
  RSASSA_PKCS1_V1_5_SHA_256: () => generateKeyPairSync('rsa', { modulusLength: 3072 }),
  ECDSA_SHA_256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
} as const;

/** Keys in memory, made by name. */
export function memorySigningKeys(): SigningKeys & {
  create(key: string, algorithm: SigningAlgorithm): Uint8Array;
} {
  const known = new Map<string, { algorithm: SigningAlgorithm; privateKey: KeyObject }>();
  return {
    create(key, algorithm) {
      const { privateKey, publicKey } = make[algorithm]();
      known.set(key, { algorithm, privateKey });
      return publicKey.export({ type: 'spki', format: 'der' });
    },
    async sign(key, algorithm, message) {
      const found = known.get(key);
      if (found?.algorithm !== algorithm) throw new Error(`no key ${key} signs by ${algorithm}`);
      return sign('sha256', message, found.privateKey);
    },
  };
}
