import { createPublicKey, verify } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { KeyConfig } from '#infra/local/kms/key-config.ts';
import { createKms } from '#infra/local/kms/kms.ts';

const directory = mkdtempSync(path.join(tmpdir(), 'motcua-kms-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const rsa: KeyConfig = { id: 'rsa', arn: 'arn:aws:kms:r:0:key/rsa', spec: 'RSA_3072' };
const elliptic: KeyConfig = { id: 'ec', arn: 'arn:aws:kms:r:0:key/ec', spec: 'ECC_NIST_P256' };
const mac: KeyConfig = { id: 'mac', arn: 'arn:aws:kms:r:0:key/mac', spec: 'HMAC_256' };
const kms = createKms({ keys: [rsa, elliptic, mac], directory });

const message = Buffer.from('trích lục hộ tịch');
const order = (KeyId: string, SigningAlgorithm: string, more = {}) => ({
  KeyId,
  SigningAlgorithm,
  Message: message.toString('base64'),
  MessageType: 'RAW',
  ...more,
});
const code = (KeyId: string) => ({
  KeyId,
  MacAlgorithm: 'HMAC_SHA_256',
  Message: message.toString('base64'),
});
const Signed = z.object({ Signature: z.base64() });
const PublicKey = z.object({
  PublicKey: z.base64(),
  KeySpec: z.string(),
  SigningAlgorithms: z.array(z.string()),
});

const publicKeyOf = async (engine: typeof kms, KeyId: string) =>
  PublicKey.parse(await engine.handle('GetPublicKey', { KeyId }));

describe('the local KMS', () => {
  it.each([
    [rsa, 'RSASSA_PKCS1_V1_5_SHA_256'],
    [elliptic, 'ECDSA_SHA_256'],
  ])('signs so that the public key agrees: %j', async ({ arn, spec }, algorithm) => {
    const { Signature } = Signed.parse(await kms.handle('Sign', order(arn, algorithm)));
    const answer = await publicKeyOf(kms, arn);
    expect(answer).toMatchObject({ KeySpec: spec, SigningAlgorithms: [algorithm] });
    const key = createPublicKey({
      key: Buffer.from(answer.PublicKey, 'base64'),
      format: 'der',
      type: 'spki',
    });
    expect(verify('sha256', message, key, Buffer.from(Signature, 'base64'))).toBe(true);
  });

  it('makes codes by a key that makes nothing else', async () => {
    const input = code('mac');
    const Coded = z.object({ Mac: z.base64() });
    const { Mac } = Coded.parse(await kms.handle('GenerateMac', input));
    expect(Buffer.from(Mac, 'base64')).toHaveLength(32);
    const again = createKms({ keys: [mac], directory });
    expect(Coded.parse(await again.handle('GenerateMac', input)).Mac).toBe(Mac);
  });

  it('keeps its keys, for the owner alone, when it is started again', async () => {
    const before = await publicKeyOf(kms, 'rsa');
    expect(await publicKeyOf(createKms({ keys: [rsa], directory }), rsa.arn)).toEqual(before);
    for (const file of readdirSync(directory)) {
      expect(statSync(path.join(directory, file)).mode & 0o077).toBe(0);
    }
  });

  it.each([
    ['an unknown key', 'Sign', order('other', 'ECDSA_SHA_256'), 'NotFoundException'],
    ['an algorithm that is not the key’s', 'Sign', order('rsa', 'ECDSA_SHA_256'), 'InvalidKeyUsageException'],
    ['an empty message', 'Sign', order('ec', 'ECDSA_SHA_256', { Message: '' }), 'ValidationException'],
    [
      'a message that KMS would not hash',
      'Sign',
      order('ec', 'ECDSA_SHA_256', { Message: Buffer.alloc(4097).toString('base64') }),
      'ValidationException',
    ],
    [
      'a digest, which nobody here sends',
      'Sign',
      order('ec', 'ECDSA_SHA_256', { MessageType: 'DIGEST' }),
      'ValidationException',
    ],
    ['a code by a key that signs', 'GenerateMac', code('rsa'), 'InvalidKeyUsageException'],
    ['a signature by a key for codes', 'Sign', order('mac', 'ECDSA_SHA_256'), 'InvalidKeyUsageException'],
    ['what is not built in', 'Encrypt', {}, 'UnknownOperationException'],
  ])('refuses %s', async (_, action, input, name) => {
    await expect(kms.handle(action, input)).rejects.toMatchObject({ name });
  });
});
