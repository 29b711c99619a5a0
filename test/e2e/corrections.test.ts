import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DossierView, HistoryView } from '#shared/api/views/dossier.ts';
import { ResultView } from '#shared/api/views/result.ts';
import { type Cast, signInAll } from '#test/support/cast.ts';
import { moveClock, timeOf } from '#test/support/control.ts';
import { correcting, extract, issue, issuedExtract } from '#test/support/corrections.ts';
import { complete, eventually, expectStatus, look, onTask } from '#test/support/dossiers.ts';
import { handedIn } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { ordinaryWeeks } from '#test/support/working-week.ts';

let cloud: LocalCloud;
let cast: Cast;
let first: string;

beforeAll(async () => {
  cloud = await startLocalCloud({ signing: true });
  const week = ordinaryWeeks(await timeOf(cloud.addresses));
  await moveClock(cloud.addresses, { to: week(1, '08:00:00') });
  cast = await signInAll(cloud.addresses);
  first = await issuedExtract(cast);
});
afterAll(() => cloud.close());

const verified = async (token: string) =>
  expectStatus(await cast.portal.get(`/v1/verify/${token}`), 200, ResultView);
const judge = (code: string, madeBy: string) =>
  onTask(cast.reception, code, 'correction', { madeBy, reason: 'Tờ khai ghi đúng, bản in ghi sai.' });
const owed = async (code: string) => (await look(cast.portal, code)).payment?.requests.at(-1);

describe('an extract with a mistake', () => {
  it('is nobody’s to correct but that of whom it was given to, and not known to others', async () => {
    const applicant = { kind: 'citizen', name: 'NGUYỄN VĂN B', identifier: '001099000002' };
    const asked = [
      correcting('A'.repeat(26)),
      { ...correcting(first), applicant },
      { ...correcting(first), unit: 'H00.02' },
    ];
    for (const body of asked) {
      const { status, body: problem } = await cast.otherPortal.post('/v1/dossiers', { body });
      expect({ status, problem }).toMatchObject({ status: 404, problem: { code: 'unknown-result' } });
    }
  });

  it('is corrected for nothing where the agency made it, and whoever checks it is led to the new one', async () => {
    const code = await handedIn(cast.portal, correcting(first));
    expect(await onTask(cast.reception, code, 'complete', { outcome: 'accept' })).toMatchObject({
      status: 409,
      body: { code: 'correction-not-judged' },
    });
    const judged = expectStatus(await judge(code, 'agency'), 200, DossierView);
    expect(judged.corrects).toMatchObject({
      result: first,
      judged: { madeBy: 'agency', basis: expect.stringContaining('Điều 21') },
    });
    const second = await issue(cast, code);
    expect(await owed(code)).toMatchObject({
      collect: 'at-return',
      total: 0,
      lines: [{ after: 0, rule: { reason: { en: expect.stringContaining('its own mistake') } } }],
    });
    const old = await eventually(
      () => verified(first),
      ({ state }) => state === 'replaced',
    );
    expect(old.ended).toMatchObject({ by: second, correction: true, reason: 'Cơ quan sửa sai sót của mình' });
    expect(await verified(second)).toMatchObject({ state: 'valid', replaces: [first] });
    const page = await fetch(`${cloud.addresses.api}/v1/verify/${first}`, {
      headers: { accept: 'text/html' },
    });
    expect(await page.text()).toContain('đã được đính chính bằng kết quả khác');
    const history = await cast.portal.get(`/v1/dossiers/${code}/events?limit=100`);
    expect(JSON.stringify(expectStatus(history, 200, HistoryView))).toContain('"type":"correction.judged"');
    expect(await complete(cast.reception, code, { outcome: 'return' })).toMatchObject({ status: 'returned' });
    expect(await cast.portal.post('/v1/dossiers', { body: correcting(first) })).toMatchObject({
      status: 409,
      body: { code: 'already-replaced' },
    });
  });

  it('costs the usual fee where the applicant made it', async () => {
    const code = await handedIn(cast.portal, correcting(await issuedExtract(cast)));
    expectStatus(await judge(code, 'applicant'), 200, DossierView);
    expect(await judge(code, 'agency')).toMatchObject({ status: 409, body: { code: 'correction-judged' } });
    await issue(cast, code);
    const request = await owed(code);
    expect(request?.total).toBeGreaterThan(0);
    expect(await onTask(cast.reception, code, 'complete', { outcome: 'return' })).toMatchObject({
      body: { code: 'payment-due' },
    });
  });

  it('is not judged where nothing is to be corrected', async () => {
    const code = await handedIn(cast.portal, extract());
    expect(await judge(code, 'agency')).toMatchObject({ status: 409, body: { code: 'nothing-to-correct' } });
  });
});
