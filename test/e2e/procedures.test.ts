import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ConsultationItem } from '#shared/api/show/consultation-item.ts';
import { DossierView, Submitted } from '#shared/api/views/dossier.ts';
import { StartedPayment } from '#shared/api/views/payment.ts';
import { type Person, signIn } from '#test/support/api.ts';
import { type Cast, otherUnit, signInAll, unit } from '#test/support/cast.ts';
import { moveClock, timeOf } from '#test/support/control.ts';
import {
  bringResult,
  complete,
  declare,
  eventually,
  expectStatus,
  inStatus,
  look,
  onTask,
  registered,
  scan,
  sign,
  submit,
  upload,
} from '#test/support/dossiers.ts';
import { handedIn, untilSealed } from '#test/support/lives.ts';
import type { LocalCloud } from '#test/support/local-cloud.ts';
import { paymentsOf, startPayingCloud } from '#test/support/payments.ts';
import { submissionOf } from '#test/support/procedures.ts';
import { ordinaryWeeks } from '#test/support/working-week.ts';

let cloud: LocalCloud;
let cast: Cast;

beforeAll(async () => {
  cloud = await startPayingCloud(['test/data/local-reduction.json', 'test/data/local-carrier.json']);
  // A Monday morning of two ordinary weeks, so that limits and the cut-off of 15:00 are what they seem.
  await moveClock(cloud.addresses, { to: ordinaryWeeks(await timeOf(cloud.addresses))(1, '08:00:00') });
  cast = await signInAll(cloud.addresses);
});
afterAll(() => cloud.close());

/** The papers that were printed, by their form. */
const papersOf = async (code: string) =>
  (await look(cast.reception, code)).files
    .filter(({ purpose }) => purpose === 'paper')
    .map(({ id }) => id.slice(0, id.lastIndexOf('-')));

const printed = (code: string, ...forms: string[]) =>
  eventually(
    () => papersOf(code),
    (papers) => forms.every((form) => papers.includes(form)),
  );

/** From the open appraisal to the result in the applicant's hand. */
async function resolve(code: string, approval = 'approve') {
  await complete(cast.specialist, code, { outcome: 'advance' });
  await complete(cast.leader, code, { outcome: approval });
  const result = await bringResult(cast.clerk, code, scan);
  return complete(cast.clerk, code, { outcome: 'issue', result });
}

describe('1.004873, which will be late', () => {
  it('is apologised for once, in time, appointed anew, and kept', async () => {
    const code = await handedIn(cast.portal, submissionOf('1.004873'));
    const { receipt } = await complete(cast.reception, code, { outcome: 'accept' });
    const apology = {
      reason: 'Chờ xác minh ở nơi cư trú trước đây.',
      limit: { value: 2, unit: 'WORKING_DAY' },
    };
    const drafted = expectStatus(await onTask(cast.specialist, code, 'apology', apology), 200, DossierView);
    expect(drafted).toMatchObject({ receipt, letter: { kind: 'apology' } });
    const after = await sign(cast.deputy, code);
    const promised = Date.parse(receipt?.appointment ?? '');
    expect(Date.parse(after.receipt?.appointment ?? '')).toBeGreaterThan(promised);
    expect(await onTask(cast.specialist, code, 'apology', apology)).toMatchObject({
      status: 409,
      body: { code: 'already-reappointed' },
    });
    await resolve(code);
    expect(await complete(cast.reception, code, { outcome: 'return' })).toMatchObject({ nationalStatus: 10 });
    await printed(code, 'receipt', 'apology', 'control-slip');
    await untilSealed(cast.portal, code);
  });
});

describe('2.000635, same day', () => {
  it('is due by the close of the day, and withdrawn by its applicant', async () => {
    const code = await handedIn(cast.portal, submissionOf('2.000635'));
    const { deadline } = await complete(cast.reception, code, { outcome: 'accept' });
    expect(deadline?.dueAt.slice(0, 10)).toBe(deadline?.receivedAt.slice(0, 10));
    const body = { reason: 'Không còn nhu cầu.' };
    const answer = await cast.portal.post(`/v1/dossiers/${code}/withdrawal`, { body });
    expect(expectStatus(answer, 200, DossierView)).toMatchObject({ status: 'withdrawn', nationalStatus: 7 });
    await untilSealed(cast.portal, code);
  });
});

describe('1.003868', () => {
  it('is stopped by its specialist, by what law and why, and the notice is printed', async () => {
    const code = await handedIn(cast.portal, submissionOf('1.003868'));
    await complete(cast.reception, code, { outcome: 'accept' });
    const basis = 'Nghị định 195/2013/NĐ-CP';
    const without = await onTask(cast.specialist, code, 'complete', {
      outcome: 'stop',
      reason: 'Bản thảo rút lại.',
    });
    expect(without).toMatchObject({ status: 422, body: { code: 'basis-required' } });
    await complete(cast.specialist, code, { outcome: 'stop', reason: 'Bản thảo rút lại.', basis });
    expect(await sign(cast.leader, code)).toMatchObject({ status: 'stopped', nationalStatus: 8 });
    await printed(code, 'receipt', 'stop-notice');
    await untilSealed(cast.portal, code);
  });
});

describe('1.002663 by post', () => {
  const send = async (event: Record<string, unknown>) => {
    const at = (await timeOf(cloud.addresses)).replace(/\.\d+/, '');
    return cast.otherPortal.post('/v1/post/events', { body: { at, ...event } });
  };

  it('comes by a carrier, is received when the desk accepts it, and goes back by the carrier', async () => {
    const posted = {
      event: 'accepted',
      tracking: 'RR100000001VN',
      unit,
      procedure: '1.002663',
      applicant: 'TRƯỜNG A',
    };
    const papers = [{ component: 'request', originals: 1, copies: 0 }];
    expect(await send({ ...posted, papers })).toMatchObject({ status: 200 });
    const at = await timeOf(cloud.addresses);
    const handed = { event: 'handed-to-agency', tracking: 'RR100000001VN', receiver: 'Nguyễn Thị Hoa' };
    const once = await send({ at: at.replace(/\.\d+/, ''), ...handed });
    expect(once).toMatchObject({ status: 200 });
    expect((await send({ at: at.replace(/\.\d+/, ''), ...handed })).body).toEqual(once.body);
    const submission = submissionOf('1.002663', { channel: 'post', tracking: 'RR100000001VN' });
    const code = await handedIn(cast.reception, submission);
    const accepted = await complete(cast.reception, code, { outcome: 'accept' });
    expect(accepted.posted).toMatchObject({ carrier: 'cong-tinh', tracking: 'RR100000001VN' });
    await resolve(code);
    expect(
      await send({ event: 'handed-to-carrier', tracking: 'RR200000002VN', dossier: code }),
    ).toMatchObject({
      status: 200,
    });
    expect((await look(cast.reception, code)).delivery).toMatchObject({ by: 'post', state: 'sent' });
    const delivered = {
      event: 'delivered',
      tracking: 'RR200000002VN',
      dossier: code,
      receiver: 'Trần Thị B',
    };
    expect([await send(delivered), await send(delivered)]).toMatchObject([{ status: 200 }, { status: 200 }]);
    expect(await look(cast.reception, code)).toMatchObject({
      status: 'returned',
      delivery: { state: 'delivered' },
    });
    await untilSealed(cast.reception, code);
  });
});

describe('2.000908', () => {
  it('is supplemented at reception, which says what and until when, and resolved', async () => {
    const code = await handedIn(cast.portal, submissionOf('2.000908'));
    const reason = 'Văn bản yêu cầu chưa ký.';
    const asked = await complete(cast.reception, code, {
      outcome: 'supplement',
      reason,
      components: ['request'],
    });
    expect(asked).toMatchObject({ status: 'awaiting-supplement', nationalStatus: 5 });
    const body = { files: [{ component: 'request', ...declare(scan, 'yeu-cau.pdf') }] };
    const answer = await cast.portal.post(`/v1/dossiers/${code}/supplements`, { body });
    await upload(expectStatus(answer, 200, Submitted).uploads[0], scan);
    await inStatus(cast.portal, code, 'submitted');
    await complete(cast.reception, code, { outcome: 'accept' });
    await resolve(code);
    await complete(cast.reception, code, { outcome: 'return' });
    await printed(code, 'supplement-request', 'receipt', 'control-slip');
    await untilSealed(cast.portal, code);
  });
});

describe('a household business (LOCAL.HO-KINH-DOANH)', () => {
  it('pays half online, by the rule of its authority, and is not accepted before', async () => {
    const code = await handedIn(cast.portal, submissionOf('LOCAL.HO-KINH-DOANH'));
    const { payment, nationalStatus } = await look(cast.portal, code);
    expect(nationalStatus).toBe(6);
    expect(payment?.requests[0]).toMatchObject({
      total: 50_000,
      lines: [{ before: 100_000, after: 50_000, rule: { id: 'local-reduction' } }],
    });
    expect(await onTask(cast.reception, code, 'complete', { outcome: 'accept' })).toMatchObject({
      status: 409,
      body: { code: 'payment-due' },
    });
    const started = await cast.portal.post(`/v1/dossiers/${code}/payments`, { body: { no: 1 } });
    const { reference, amount } = expectStatus(started, 200, StartedPayment);
    expect(amount).toBe(50_000);
    await paymentsOf(cloud.addresses).pay(reference);
    await complete(cast.reception, code, { outcome: 'accept' });
    await resolve(code);
    await complete(cast.reception, code, { outcome: 'return' });
    await printed(code, 'fee-receipt', 'receipt', 'control-slip');
    await untilSealed(cast.portal, code);
  });
});

describe('a building permit (LOCAL.GIAY-PHEP-XAY-DUNG)', () => {
  it('asks two units side by side, waits for both, and is signed by its leader', async () => {
    const neighbour = await signIn(cloud.addresses, 'chuyen-vien.binh-minh');
    const colleague = await signIn(cloud.addresses, 'chuyen-vien-2.an-binh');
    const code = await handedIn(cast.portal, submissionOf('LOCAL.GIAY-PHEP-XAY-DUNG'));
    await complete(cast.reception, code, { outcome: 'accept' });
    const limit = { value: 3, unit: 'WORKING_DAY' };
    for (const [whom, question] of [
      [otherUnit, 'Quy hoạch khu vực có cho phép ba tầng không?'],
      [unit, 'Công trình có bảo đảm an toàn phòng cháy không?'],
    ])
      expectStatus(
        await onTask(cast.specialist, code, 'consultations', { unit: whom, question, limit }),
        200,
        DossierView,
      );
    const early = await onTask(cast.specialist, code, 'complete', { outcome: 'advance' });
    expect(early).toMatchObject({ status: 409, body: { code: 'consultation-open' } });

    const { task, consultations } = await look(cast.specialist, code);
    expect(consultations?.map(({ state }) => state)).toEqual(['open', 'open']);
    expect((await look(cast.portal, code)).consultations).toBeUndefined();
    const [asked, ...others] = (await look(neighbour, code)).consultations ?? [];
    expect(asked).toMatchObject({
      unit: otherUnit,
      question: 'Quy hoạch khu vực có cho phép ba tầng không?',
    });
    expect(others).toEqual([]);
    expect((await neighbour.get(`/v1/dossiers/${code}/events`)).status).toBe(404);
    const all = (await look(cast.specialist, code)).files;
    const opened = await Promise.all(
      all.map(async ({ id, purpose }) => {
        const { status } = await neighbour.get(`/v1/dossiers/${code}/files/${id}`);
        return { purpose, status };
      }),
    );
    expect(opened.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
    for (const { purpose, status } of opened) expect(status).toBe(purpose === 'component' ? 200 : 404);
    const waiting = async (person: Person) =>
      expectStatus(await person.get('/v1/consultations'), 200, z.object({ items: z.array(ConsultationItem) }))
        .items;
    // A paper printed between the two reads raises the version: read both until they agree.
    const { items, shown } = await eventually(
      async () => ({ items: await waiting(neighbour), shown: await look(cast.specialist, code) }),
      (read) => read.items[0]?.version === read.shown.version,
    );
    const { name } = shown.procedure;
    expect(items).toMatchObject([{ id: asked?.id, state: 'open', dossier: { code, procedure: { name } } }]);
    const answer = async (person: Person, no: number, opinion: string) => {
      const { version } = await look(cast.specialist, code);
      const body = { opinion, text: 'Đã kiểm tra hồ sơ.' };
      return person.post(`/v1/consultations/${task?.id}.${no}/answer`, { body, version });
    };
    expectStatus(await answer(colleague, 2, 'agree'), 200, DossierView.loose());
    expectStatus(await answer(neighbour, 1, 'agree'), 200, DossierView.loose());
    expect([await waiting(neighbour), await waiting(colleague)]).toEqual([[], []]);
    expect(await answer(neighbour, 1, 'disagree')).toMatchObject({ status: 409 });

    await resolve(code, 'sign');
    await complete(cast.reception, code, { outcome: 'return' });
    await untilSealed(cast.portal, code);
  });
});

describe('a declaration of chemicals (LOCAL.KHAI-BAO-HOA-CHAT)', () => {
  it('is answered by no officer, and anybody can check the answer', async () => {
    const code = await handedInAndAnswered();
    const { result, files } = await look(cast.portal, code);
    const checked = await registered(cloud.addresses, result?.token);
    const file = files.find(({ id }) => id === result?.fileId);
    expect(checked).toMatchObject({
      state: 'valid',
      dossier: code,
      file: { sha256: file?.sha256 },
    });
    const page = await fetch(`${cloud.addresses.api}/v1/verify/${result?.token}`, {
      headers: { accept: 'text/html', 'accept-language': 'vi' },
    });
    expect(page.headers.get('content-type')).toContain('text/html');
    expect(await page.text()).toContain('Xác nhận khai báo hóa chất nhập khẩu');
    await untilSealed(cast.portal, code);
  });

  async function handedInAndAnswered() {
    const papers = ['invoice', 'invoice-translation', 'safety-data-sheet'];
    const files = papers.map((component) => ({ component, ...declare(scan, `${component}.pdf`) }));
    const submission = submissionOf('LOCAL.KHAI-BAO-HOA-CHAT', { case: 'safety-data-sheet', files });
    const { code, uploads } = await submit(cast.portal, submission);
    await Promise.all(uploads.map((target) => upload(target, scan)));
    await inStatus(cast.portal, code, 'returned');
    return code;
  }
});
