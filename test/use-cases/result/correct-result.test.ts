import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyChain } from '#shared/journal/chain.ts';
import { foldRegistration } from '#shared/result/fold-registration.ts';
import { standingOn } from '#shared/result/registration.ts';
import { tokenOf } from '#shared/result/token.ts';
import { correctResult } from '#shared/use-cases/result/correct-result.ts';
import { endResult } from '#shared/use-cases/result/end-result.ts';
import { registerResult } from '#shared/use-cases/result/register-result.ts';
import { certificate, order, registered } from '#test/result/registered.ts';

const today = '2026-04-02';
const at = '2026-04-01T02:00:00.000Z';
const grounds = { reason: 'Cơ quan sửa sai sót của mình', basis: 'Nghị định 61/2018/NĐ-CP, Điều 21' };

const two = () => registered({}, { issuedAt: at });
const standing = async ({ results }: Awaited<ReturnType<typeof two>>, token: string) => {
  const found = foldRegistration(await results.history(token));
  return found && standingOn(found, today);
};

describe('a corrected result', () => {
  it('leads to the one that corrects it, and that one back', async () => {
    const scene = await two();
    const { results, first, second } = scene;
    await correctResult(results, { token: first, by: second, at, ...grounds });
    expect(await standing(scene, first)).toEqual({
      state: 'replaced',
      by: second,
      correction: true,
      at,
      ...grounds,
    });
    expect(foldRegistration(await results.history(second))?.replaces).toEqual([first]);
    expect(verifyChain(await results.history(first))).toMatchObject({ ok: true });
  });

  it('is marked once, however often it is told of', async () => {
    const { results, first, second } = await two();
    await correctResult(results, { token: first, by: second, at, ...grounds });
    await correctResult(results, { token: first, by: second, at, ...grounds });
    expect(await results.history(first)).toHaveLength(2);
    expect(await results.history(second)).toHaveLength(2);
  });

  it('stays revoked where it was revoked', async () => {
    const scene = await two();
    const { results, first, second } = scene;
    await endResult(results, order(first));
    await correctResult(results, { token: first, by: second, at, ...grounds });
    expect(await standing(scene, first)).toMatchObject({ state: 'revoked' });
  });

  it('stays replaced by what a leader named before', async () => {
    const scene = await registered({}, { issuedAt: '2026-03-20T02:00:00.000Z' });
    const { results, first, second } = scene;
    await endResult(results, order(first, { by: second }));
    const third = tokenOf(randomBytes(16));
    await registerResult(results, { token: third, result: { ...certificate, issuedAt: at }, at });
    await correctResult(results, { token: first, by: third, at, ...grounds });
    expect(await standing(scene, first)).not.toHaveProperty('correction');
    expect(await results.history(first)).toHaveLength(2);
  });

  it('is told of again where it was changed meanwhile, or is not there yet', async () => {
    const { results, first, second } = await two();
    const stale = { ...results, append: async () => ({ ok: false, error: 'stale' }) as const };
    await expect(correctResult(stale, { token: first, by: second, at, ...grounds })).rejects.toThrow(
      'changed',
    );
    const strange = { token: first, by: `${'B'.repeat(25)}A`, at, ...grounds };
    await expect(correctResult(results, strange)).rejects.toThrow('not in the register');
    const unknown = { token: `${'B'.repeat(25)}A`, by: second, at, ...grounds };
    await expect(correctResult(results, unknown)).rejects.toThrow('not in the register');
  });
});
