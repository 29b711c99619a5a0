import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { spelled, tokenOf } from '#shared/result/token.ts';
import { handIn } from '#shared/use-cases/dossier/hand-in.ts';
import { endResult } from '#shared/use-cases/result/end-result.ts';
import { registerResult } from '#shared/use-cases/result/register-result.ts';
import { templated } from '#test/dossier/corrections.ts';
import { application, declared, local, otherPortal, reception, sameDay } from '#test/dossier/fixtures.ts';
import { submission, submittedIn, world } from '#test/dossier/world.ts';
import { certificate, order } from '#test/result/registered.ts';

const at = local('2026-04-01 09:00');
const mistake = 'Sai ngày sinh';
const applicant = application().applicant;

/** A deployment in which a result was given out to the applicant of the other tests. */
async function given(procedure = templated) {
  const deps = world({ procedures: [procedure, sameDay] });
  const { code } = await submittedIn(deps, { procedure: procedure.code });
  const token = tokenOf(randomBytes(16));
  await registerResult(deps.results, {
    token,
    result: { ...certificate, dossier: code, procedure: { ...certificate.procedure, code: procedure.code } },
    at: certificate.issuedAt,
  });
  return { deps, token };
}

type Scene = Awaited<ReturnType<typeof given>>;
type Changes = Partial<ReturnType<typeof application>>;

const corrects = (result: string, changes: Changes = {}) =>
  application({ files: [declared(`c${result.slice(0, 5)}`)], corrects: { result, mistake }, ...changes });

const answer = async (
  { deps, token }: Scene,
  changes: Changes = {},
  own: Parameters<typeof submission>[0] = {},
) => {
  const handed = await handIn(deps, submission({ draft: corrects(token, changes), at, ...own }));
  return handed.ok ? handed.value.corrects : handed.error;
};

describe('a dossier that names the result to correct', () => {
  it('has it by its token, however it was typed, and whichever portal or desk it comes through', async () => {
    const scene = await given();
    const { token } = scene;
    const typed = { corrects: { result: spelled(token).toLowerCase(), mistake } };
    expect(await answer(scene, typed)).toEqual({ result: token, mistake });
    expect(await answer(scene, {}, { by: otherPortal as never })).toEqual({ result: token, mistake });
    expect(await answer(scene, { channel: 'desk' }, { by: reception })).toEqual({ result: token, mistake });
  });

  it('has it also where the procedure is named by its national code', async () => {
    const scene = await given({ ...templated, code: 'LOCAL.TAM-TRU' });
    const named = { procedure: '1.004194' };
    expect(await answer(scene, {}, named)).toEqual({ result: scene.token, mistake });
  });

  it.each<[string, Changes]>([
    ['is none', { corrects: { result: `${'B'.repeat(25)}A`, mistake } }],
    ['can be none', { corrects: { result: 'nothing', mistake } }],
    ['was given to somebody else', { applicant: { ...applicant, identifier: '001099000002' } }],
    [
      'was given to somebody whom the dossier does not tell from others',
      { applicant: { kind: 'citizen', name: applicant.name } },
    ],
    ['another unit gave out', { unit: 'H00.02' }],
  ])('is refused one and the same way for a result that %s', async (_, changes) => {
    expect(await answer(await given(), changes)).toBe('unknown-result');
  });

  it('is refused that way for a result of another procedure', async () => {
    expect(await answer(await given(), {}, { procedure: '2.000635' })).toBe('unknown-result');
  });

  it('is refused that way where the old dossier did not say who the applicant is', async () => {
    const deps = world({ procedures: [templated, sameDay] });
    const nameless = application({ applicant: { kind: 'citizen', name: 'A' }, files: [declared('n1')] });
    const handed = await handIn(deps, submission({ draft: nameless }));
    if (!handed.ok) throw new Error(JSON.stringify(handed.error));
    const token = tokenOf(randomBytes(16));
    const result = { ...certificate, dossier: handed.value.code };
    await registerResult(deps.results, { token, result, at: certificate.issuedAt });
    expect(await answer({ deps, token }, { applicant: { kind: 'citizen', name: 'A' } })).toBe(
      'unknown-result',
    );
  });

  it('is told where the result is good no more', async () => {
    const revoked = await given();
    await endResult(revoked.deps.results, order(revoked.token));
    expect(await answer(revoked)).toBe('already-revoked');
    const replaced = await given();
    const newer = tokenOf(randomBytes(16));
    const later = { ...certificate, issuedAt: local('2026-03-20 09:00') };
    await registerResult(replaced.deps.results, { token: newer, result: later, at: later.issuedAt });
    await endResult(replaced.deps.results, order(replaced.token, { by: newer }));
    expect(await answer(replaced)).toBe('already-replaced');
  });
});
