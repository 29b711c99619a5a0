import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import { isSigned } from '#shared/adapters/webhook/verify.ts';

const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
const other = 'whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD';
const body = '{"SoTien":15000}';
const now = Date.parse('2026-03-02T02:00:00Z');

/** The headers as the reference implementation writes them. */
const signedBy = (by: string, at = now) => ({
  'webhook-id': 'cb-1',
  'webhook-timestamp': String(Math.floor(at / 1000)),
  'webhook-signature': new Webhook(by).sign('cb-1', new Date(at), body),
});
const seconds = (count: number) => now + count * 1000;

describe('a signed message', () => {
  it('is believed when it was signed with one of the secrets, as the reference implementation signs', () => {
    expect(isSigned([secret], { headers: signedBy(secret), body, now })).toBe(true);
    expect(isSigned([other, secret], { headers: signedBy(secret), body, now })).toBe(true);
    expect(isSigned([other], { headers: signedBy(secret), body, now })).toBe(false);
  });

  it('may carry several signatures, while a secret is being changed', () => {
    const two = `${signedBy(other)['webhook-signature']} ${signedBy(secret)['webhook-signature']}`;
    expect(
      isSigned([secret], { headers: { ...signedBy(secret), 'webhook-signature': two }, body, now }),
    ).toBe(true);
  });

  it('is not believed when a byte was changed, or a header', () => {
    const headers = signedBy(secret);
    expect(isSigned([secret], { headers, body: `${body} `, now })).toBe(false);
    expect(isSigned([secret], { headers: { ...headers, 'webhook-id': 'cb-2' }, body, now })).toBe(false);
    expect(isSigned([secret], { headers: { ...headers, 'webhook-signature': 'v1,' }, body, now })).toBe(
      false,
    );
    expect(isSigned([secret], { headers: { ...headers, 'webhook-signature': 'v2,eA==' }, body, now })).toBe(
      false,
    );
  });

  it('is not believed without its headers', () => {
    for (const name of Object.keys(signedBy(secret))) {
      const headers = Object.fromEntries(Object.entries(signedBy(secret)).filter(([one]) => one !== name));
      expect(isSigned([secret], { headers, body, now })).toBe(false);
    }
  });

  it('is believed for five minutes, before and after', () => {
    const at = (instant: number) => isSigned([secret], { headers: signedBy(secret, instant), body, now });
    expect([at(seconds(-300)), at(seconds(300))]).toEqual([true, true]);
    expect([at(seconds(-301)), at(seconds(301))]).toEqual([false, false]);
  });
});
