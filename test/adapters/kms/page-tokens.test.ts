import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageTokens } from '#shared/adapters/kms/page-tokens.ts';

const secret = (byte: number) => async () => new Uint8Array(32).fill(byte);
const tokens = pageTokens(secret(1));
const code = 'H00.01-20260302-0000001';

describe('the address of a dossier’s page', () => {
  it('gives back the code that it was made for, and never changes', async () => {
    const token = await tokens.of(code);
    expect(await tokens.read(token)).toBe(code);
    expect(await pageTokens(secret(1)).of(code)).toBe(token);
    expect(token).toMatch(/^[\w.~-]+$/);
  });

  it('cannot be made without the secret, nor out of that of another dossier', async () => {
    const token = await tokens.of(code);
    const mac = token.split('~')[1];
    const forged = [
      await pageTokens(secret(2)).of(code),
      `H00.01-20260302-0000002~${mac}`,
      code,
      `~${mac}`,
      '',
    ];
    for (const one of forged) expect(await tokens.read(one)).toBeUndefined();
  });

  it('is none with any other letter in it', async () => {
    const token = await tokens.of(code);
    await fc.assert(
      fc.asyncProperty(fc.nat(token.length - 1), fc.string({ maxLength: 2 }), async (at, other) => {
        const changed = token.slice(0, at) + other + token.slice(at + 1);
        expect(await tokens.read(changed)).toBe(changed === token ? code : undefined);
      }),
    );
  });
});
