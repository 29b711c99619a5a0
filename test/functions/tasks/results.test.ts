import { describe, expect, it } from 'vitest';
import { replaceResult, revokeResult } from '#functions/tasks/results.ts';
import { leader, leaderElsewhere, manager, portal, reception } from '#test/dossier/fixtures.ts';
import { registered } from '#test/result/registered.ts';
import { expectHidden, expectKeyAndBody } from '../refusals.ts';
import { clientOf, stage } from '../scene.ts';

stage('2026-04-01 09:30');

const grounds = { reason: 'Thông tin không đúng sự thật', basis: 'Luật Hộ tịch 60/2014/QH13, Điều 12' };

/** A result, a later one of the same unit, and one of the unit beside. */
async function open() {
  const { results, first, second } = await registered({}, { issuedAt: '2026-03-20T02:00:00.000Z' });
  const ask = clientOf([revokeResult({ results }), replaceResult({ results })]);
  return { ask, first, second, stored: () => Promise.all([first, second].map(results.history)) };
}

describe('a result', () => {
  it('is revoked by a leader of its unit: it is answered as anybody sees it from now on', async () => {
    const { ask, first } = await open();
    const revoked = await ask(leader, `POST /v1/results/${first}/revocation`, { body: grounds, key: 'one' });
    expect(revoked).toMatchObject({
      statusCode: 200,
      json: { token: first, state: 'revoked', ended: { at: '2026-04-01T09:30:00+07:00', ...grounds } },
    });
    expect(revoked.body).not.toContain(leader.id);
    const again = (key: string) =>
      ask(leader, `POST /v1/results/${first}/revocation`, { body: grounds, key });
    expect(await again('one')).toMatchObject({ statusCode: 200, json: revoked.json });
    expect(await again('two')).toMatchObject({ statusCode: 409, json: { code: 'already-revoked' } });
  });

  it('is replaced by a later one, whose token is read as people type it', async () => {
    const { ask, first, second } = await open();
    const line = `POST /v1/results/${first.toLowerCase()}/replacement`;
    expect(await ask(leader, line, { body: { ...grounds, by: second } })).toMatchObject({
      statusCode: 200,
      json: { token: first, state: 'replaced', ended: { by: second } },
    });
  });

  it.each([
    ['itself', (first: string) => first, 422, 'replacement-not-valid'],
    ['one that was never given out', () => 'A'.repeat(26), 422, 'replacement-not-valid'],
    ['no token', () => '1', 400, 'invalid-request'],
  ])('is not replaced by %s', async (_, by, statusCode, code) => {
    const { ask, first, stored } = await open();
    const before = await stored();
    const body = { ...grounds, by: by(first) };
    expect(await ask(leader, `POST /v1/results/${first}/replacement`, { body })).toMatchObject({
      statusCode,
      json: { code },
    });
    expect(await stored()).toEqual(before);
  });

  it.each(['revocation', 'replacement'])('is hidden from, or refused to, anybody else: %s', async (act) => {
    const { ask, first, second, stored } = await open();
    const body = act === 'revocation' ? grounds : { ...grounds, by: second };
    const asked = { ask, by: leader, line: `POST /v1/results/${first}/${act}`, body, stored };
    await expectKeyAndBody(asked);
    await expectHidden(asked, {
      strangers: [leaderElsewhere],
      unknown: 'unknown-result',
      invented: `POST /v1/results/${'B'.repeat(26)}/${act}`,
      wrong: [reception],
      kinds: [manager, portal],
    });
    expect(await ask(leader, `POST /v1/results/nothing/${act}`, { body })).toMatchObject({
      statusCode: 404,
      json: { code: 'unknown-result' },
    });
  });
});
