import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ResultToken, readToken, spelled, tokenOf } from '#shared/result/token.ts';

const random = fc.uint8Array({ minLength: 16, maxLength: 16 });

describe('a token', () => {
  it('is written as RFC 4648 does', () => {
    expect(tokenOf(Buffer.from('foobarfoobarfoob'))).toBe('MZXW6YTBOJTG633CMFZGM33PMI');
    expect(tokenOf(new Uint8Array(16))).toBe('A'.repeat(26));
    expect(tokenOf(new Uint8Array(16).fill(255))).toBe(`${'7'.repeat(25)}4`);
  });

  it('holds every bit: other bytes are another token', () => {
    fc.assert(
      fc.property(random, random, (one, other) => {
        expect(tokenOf(one) === tokenOf(other)).toBe(Buffer.from(one).equals(Buffer.from(other)));
      }),
    );
  });

  it('is read as people type it', () => {
    fc.assert(
      fc.property(random, (bytes) => {
        const token = tokenOf(bytes);
        expect(readToken(spelled(token))).toBe(token);
        expect(readToken(spelled(token).toLowerCase().replaceAll('-', ' '))).toBe(token);
      }),
    );
    expect(spelled(tokenOf(new Uint8Array(16)))).toBe('AAAAA-AAAAA-AAAAA-AAAAA-AAAAA-A');
  });

  it.each([
    '',
    'A'.repeat(25),
    'A'.repeat(27),
    `${'A'.repeat(25)}B`,
    `${'A'.repeat(25)}1`,
    '../../etc/passwd',
    `A${'A'.repeat(25)}\n;`,
  ])('is not %j', (text) => {
    expect(ResultToken.safeParse(text).success).toBe(false);
    expect(readToken(text)).toBeUndefined();
  });
});
