import { GetPublicKeyCommand } from '@aws-sdk/client-kms';
import { afterAll, describe } from 'vitest';
import { kmsSigningKeys } from '#shared/adapters/kms/signing-keys.ts';
import { signingKeysContract } from '#test/adapters/signing-keys.contract.ts';
import { openKms } from './local-kms.ts';

const closing: (() => Promise<void>)[] = [];
afterAll(() => Promise.all(closing.map((close) => close())));

const algorithms = { RSA_3072: 'RSASSA_PKCS1_V1_5_SHA_256', ECC_NIST_P256: 'ECDSA_SHA_256' } as const;

describe('keys in the local cloud’s KMS', () => {
  signingKeysContract(async () => {
    const { client, keys, close } = await openKms();
    closing.push(close);
    const named = keys.map(async ({ arn, spec }) => {
      const { PublicKey = '' } = await client.send(new GetPublicKeyCommand({ KeyId: arn }));
      return { algorithm: algorithms[spec], key: arn, publicKey: Buffer.from(PublicKey) };
    });
    return { keys: kmsSigningKeys(client), named: await Promise.all(named) };
  });
});
