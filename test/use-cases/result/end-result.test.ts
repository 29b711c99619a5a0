import { describe, expect, it } from 'vitest';
import { verifyChain } from '#shared/journal/chain.ts';
import { foldRegistration } from '#shared/result/fold-registration.ts';
import { standingOn } from '#shared/result/registration.ts';
import { endResult } from '#shared/use-cases/result/end-result.ts';
import { registerResult } from '#shared/use-cases/result/register-result.ts';
import { certificate, leader, order, registered } from '#test/result/registered.ts';

const later = { issuedAt: '2026-03-20T02:00:00.000Z' };
const today = '2026-04-02';

describe('a registered result', () => {
  it('is valid until the end of its last day', async () => {
    const { results, first } = await registered({});
    const registration = foldRegistration(await results.history(first));
    if (registration === undefined) throw new Error('not registered');
    expect(standingOn(registration, '2026-09-05')).toEqual({ state: 'valid' });
    expect(standingOn(registration, '2026-09-06')).toEqual({ state: 'expired', after: '2026-09-05' });
  });

  it('is registered once, however often it is told of, and never as another', async () => {
    const { results, first } = await registered({});
    await registerResult(results, { token: first, result: certificate, at: certificate.issuedAt });
    expect(await results.history(first)).toHaveLength(1);
    const other = { ...certificate, file: { ...certificate.file, sha256: 'cd'.repeat(32) } };
    await expect(
      registerResult(results, { token: first, result: other, at: certificate.issuedAt }),
    ).rejects.toThrow('another result');
  });
});

describe('revoking', () => {
  it('ends a result, and its history says who, when, why and by which law', async () => {
    const { results, first } = await registered({});
    const ended = await endResult(results, order(first));
    const { reason, basis, at } = order(first);
    expect(ended.ok && standingOn(ended.value, today)).toEqual({ state: 'revoked', at, reason, basis });
    const history = await results.history(first);
    expect(history.at(-1)).toMatchObject({ by: { kind: 'officer', id: leader.id, unit: leader.unit }, at });
    expect(verifyChain(history)).toMatchObject({ ok: true, value: { length: 2 } });
  });

  it('is for leaders of the unit and of those above it', async () => {
    const { results, first } = await registered({});
    const by = async (unit: string, roles: typeof leader.roles) =>
      endResult(results, order(first, { officer: { ...leader, unit, roles } }));
    expect(await by('H00.01', ['specialist', 'clerk', 'reception'])).toMatchObject({ error: 'wrong-role' });
    // Who has no business with a result does not learn that there is one.
    expect(await by('H00.02', ['leader'])).toMatchObject({ error: 'unknown-result' });
    expect(await by('H00', ['leader'])).toMatchObject({ ok: true });
  });

  it('happens once; a repeated request gets the same answer, and its key is good for nothing else', async () => {
    const { results, first } = await registered({});
    const idempotency = { key: 'k1', digest: 'd1' };
    const once = await endResult(results, order(first, { idempotency }));
    expect(await endResult(results, order(first, { idempotency, at: '2026-05-01T00:00:00.000Z' }))).toEqual(
      once,
    );
    expect(
      await endResult(results, order(first, { idempotency: { key: 'k1', digest: 'd2' } })),
    ).toMatchObject({
      error: 'key-reused',
    });
    expect(await endResult(results, order(first))).toMatchObject({ error: 'already-revoked' });
    expect(await results.history(first)).toHaveLength(2);
  });

  it('of a token that was never given out finds nothing', async () => {
    const { results } = await registered({});
    expect(await endResult(results, order('A'.repeat(26)))).toMatchObject({ error: 'unknown-result' });
  });

  it('by two leaders at once is done by one', async () => {
    const { results, first } = await registered({});
    const both = await Promise.all([endResult(results, order(first)), endResult(results, order(first))]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    expect(await results.history(first)).toHaveLength(2);
  });
});

describe('replacing', () => {
  it('names the newer result in the old one’s history, and the old one in the newer’s', async () => {
    const { results, first, second } = await registered({}, later);
    const ended = await endResult(results, order(first, { by: second }));
    expect(ended.ok && standingOn(ended.value, today)).toMatchObject({ state: 'replaced', by: second });
    const newer = foldRegistration(await results.history(second));
    expect(newer?.replaces).toEqual([first]);
    expect(newer && standingOn(newer, today)).toEqual({ state: 'valid' });
  });

  it('takes only a result that is good, newer, another, and of the same leader’s units', async () => {
    const elsewhere = { ...later, unit: { ...certificate.unit, id: 'H00.02' } };
    const { results, first, second } = await registered(later, {});
    const foreign = await registered({}, elsewhere);
    const ended = { ...later, validUntil: '2026-03-31' };
    const stale = await registered({}, ended);
    const refused = { ok: false, error: 'replacement-not-valid' };
    expect(await endResult(results, order(first, { by: second })), 'older').toEqual(refused);
    expect(await endResult(results, order(first, { by: first })), 'itself').toEqual(refused);
    expect(await endResult(results, order(first, { by: 'A'.repeat(26) })), 'none').toEqual(refused);
    expect(
      await endResult(foreign.results, order(foreign.first, { by: foreign.second })),
      'elsewhere',
    ).toEqual(refused);
    expect(await endResult(stale.results, order(stale.first, { by: stale.second })), 'expired').toEqual(
      refused,
    );
  });

  it('happens once, and what was replaced may still be revoked', async () => {
    const { results, first, second } = await registered({}, later);
    await endResult(results, order(first, { by: second }));
    expect(await endResult(results, order(first, { by: second }))).toMatchObject({
      error: 'already-replaced',
    });
    const revoked = await endResult(results, order(first));
    expect(revoked.ok && standingOn(revoked.value, today)).toMatchObject({ state: 'revoked' });
  });
});
