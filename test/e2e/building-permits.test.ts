import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { DossierView } from '#shared/api/views/dossier.ts';
import { type Cast, otherUnit, signInAll } from '#test/support/cast.ts';
import { moveClock } from '#test/support/control.ts';
import { complete, eventually, expectStatus, look, onTask, taskOf } from '#test/support/dossiers.ts';
import { handedIn } from '#test/support/lives.ts';
import { type LocalCloud, startLocalCloud } from '#test/support/local-cloud.ts';
import { submissionOf } from '#test/support/procedures.ts';

let cloud: LocalCloud;
let cast: Cast;
let old: string;
let recent: string;

const at = (to: string) => moveClock(cloud.addresses, { to: `${to}:00+07:00` });
const accepted = async () => {
  const code = await handedIn(cast.portal, submissionOf('LOCAL.GIAY-PHEP-XAY-DUNG'));
  await complete(cast.reception, code, { outcome: 'accept' });
  return code;
};
const ask = (code: string, more: Record<string, unknown> = {}) =>
  onTask(cast.specialist, code, 'consultations', {
    unit: otherUnit,
    question: 'Quy hoạch khu vực có cho phép ba tầng không?',
    limit: { value: 2, unit: 'WORKING_DAY' },
    ...more,
  });
const advance = (code: string) => onTask(cast.specialist, code, 'complete', { outcome: 'advance' });

beforeAll(async () => {
  cloud = await startLocalCloud();
  // Two days before NĐ 217/2026 takes effect, and a Monday after it; who signed in later is not known before.
  await at('2026-06-29T08:00');
  cast = await signInAll(cloud.addresses);
  old = await accepted();
  await at('2026-07-06T08:00');
  cast = await signInAll(cloud.addresses);
  recent = await accepted();
});
afterAll(() => cloud.close());

describe('building permits under the rule of before July 2026 and that of after', () => {
  it('are each due by the rule of the day on which they were received', async () => {
    const seen = await Promise.all([old, recent].map((code) => look(cast.specialist, code)));
    expect(seen.map(({ procedure, receipt }) => [procedure.version, receipt?.appointment])).toEqual([
      // 15 days; 7 working days.
      [1, '2026-07-14T17:30:00+07:00'],
      [2, '2026-07-15T17:30:00+07:00'],
    ]);
  });

  it('are asked about in a matter only where the rule has it', async () => {
    expect(await ask(old, { matter: 'planning' })).toMatchObject({
      status: 422,
      body: { code: 'incomplete', errors: [{ pointer: '/matter', code: 'unknown-matter' }] },
    });
    expectStatus(await ask(old), 200, DossierView);
    expectStatus(await ask(recent, { matter: 'planning' }), 200, DossierView);
    for (const code of [old, recent])
      expect(await advance(code)).toMatchObject({ status: 409, body: { code: 'consultation-open' } });
  });

  it('go on after two working days of silence by the new rule, and wait by the old one', async () => {
    await at('2026-07-09T08:00');
    cast = await signInAll(cloud.addresses);
    const passed = (code: string) =>
      eventually(
        () => look(cast.specialist, code),
        ({ consultations }) => consultations?.[0]?.state !== 'open',
      );
    const [before, after] = await Promise.all([passed(old), passed(recent)]);
    expect(before.consultations).toMatchObject([{ state: 'overdue' }]);
    expect(after.consultations).toMatchObject([
      { state: 'consented', matter: { basis: 'Nghị định 217/2026/NĐ-CP, Điều 54' } },
    ]);
    expect(await advance(old)).toMatchObject({ status: 409, body: { code: 'consultation-open' } });
    // The head of the desk sees in the list what is unanswered.
    expect(await taskOf(cast.leader, old)).toMatchObject({ unanswered: 1 });
    const unanswered = await cast.leader.get('/v1/tasks?status=unanswered');
    expect(unanswered.body).toMatchObject({ items: [{ dossier: { code: old } }] });
    expectStatus(await advance(recent), 200, DossierView);
  });

  it('refuse an answer that comes after the silence', async () => {
    const { version, consultations } = await look(cast.specialist, recent);
    const body = { opinion: 'disagree', text: 'Không phù hợp.' };
    const late = await cast.otherSpecialist.post(`/v1/consultations/${consultations?.[0]?.id}/answer`, {
      body,
      version,
    });
    expect(late).toMatchObject({ status: 409, body: { code: 'consultation-closed' } });
  });

  it('tell in their history who agreed by silence, and by which law', async () => {
    const events = await cast.specialist.get(`/v1/dossiers/${recent}/events`);
    const { items } = expectStatus(events, 200, z.object({ items: z.array(z.json()) }));
    expect(JSON.stringify(items)).toContain('"type":"consultation.consented"');
  });
});
