import { createPublicKey, verify } from 'node:crypto';
import { beforeAll, expect, it } from 'vitest';
import type { SigningAlgorithm, SigningKeys } from '#shared/signature/signer.ts';

/** Keys of both kinds by name, and their public halves. */
export type OpenKeys = {
  keys: SigningKeys;
  named: { algorithm: SigningAlgorithm; key: string; publicKey: Uint8Array }[];
};

/** What every keeper of signing keys must do; each adapter runs it against its own engine. */
export function signingKeysContract(open: () => Promise<OpenKeys>) {
  let opened: OpenKeys;
  beforeAll(async () => {
    opened = await open();
  });
  const message = Buffer.from('thuộc tính được ký');

  it('signs with the key that is named, so that its public key agrees', async () => {
    const { keys, named } = opened;
    expect(named.map(({ algorithm }) => algorithm)).toEqual(['RSASSA_PKCS1_V1_5_SHA_256', 'ECDSA_SHA_256']);
    for (const { algorithm, key, publicKey } of named) {
      const signature = await keys.sign(key, algorithm, message);
      const known = createPublicKey({ key: Buffer.from(publicKey), format: 'der', type: 'spki' });
      expect(verify('sha256', message, known, signature)).toBe(true);
      expect(verify('sha256', Buffer.from('other'), known, signature)).toBe(false);
    }
  });

  it('makes the same signature again by RSA', async () => {
    const { keys, named } = opened;
    const { key = '' } = named[0] ?? {};
    const [one, other] = await Promise.all(
      [0, 1].map(() => keys.sign(key, 'RSASSA_PKCS1_V1_5_SHA_256', message)),
    );
    expect(Buffer.from(one ?? [])).toEqual(Buffer.from(other ?? [1]));
  });

  it('throws for a key that is not there, and for an algorithm that is not the key’s', async () => {
    const { keys, named } = opened;
    await expect(keys.sign('nobody', 'ECDSA_SHA_256', message)).rejects.toThrow();
    await expect(keys.sign(named[0]?.key ?? '', 'ECDSA_SHA_256', message)).rejects.toThrow();
  });
}
