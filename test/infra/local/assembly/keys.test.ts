import { describe, expect, it } from 'vitest';
import { read } from './written.ts';

const key = (Properties: Record<string, unknown>) => ({ Key: { Type: 'AWS::KMS::Key', Properties } });

describe('a key', () => {
  it('that signs is read with what it is made of', () => {
    const { signingKeys } = read(key({ KeyUsage: 'SIGN_VERIFY', KeySpec: 'RSA_3072' }));
    expect(signingKeys).toMatchObject([{ spec: 'RSA_3072', arn: expect.stringContaining(':key/') }]);
  });

  it('that makes codes is read too', () => {
    const { signingKeys } = read(key({ KeyUsage: 'GENERATE_VERIFY_MAC', KeySpec: 'HMAC_256' }));
    expect(signingKeys).toMatchObject([{ spec: 'HMAC_256' }]);
  });

  it('that encrypts does nothing here', () => {
    expect(read(key({ EnableKeyRotation: true })).signingKeys).toEqual([]);
  });

  it('of a kind that is not built in is refused', () => {
    expect(() => read(key({ KeyUsage: 'SIGN_VERIFY', KeySpec: 'RSA_4096' }))).toThrow('AWS::KMS::Key Key');
    expect(() => read(key({ KeyUsage: 'GENERATE_VERIFY_MAC', KeySpec: 'HMAC_512' }))).toThrow(
      'AWS::KMS::Key Key',
    );
  });
});
