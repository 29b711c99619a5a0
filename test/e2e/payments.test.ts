import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Reconciliations, StartedPayment } from '#shared/api/views/payment.ts';
import { type Cast, signInAll } from '#test/support/cast.ts';
import { approvedIn, chargedIn, chargedSubmission, paidIn } from '#test/support/charged.ts';
import { moveClock } from '#test/support/control.ts';
import { complete, eventually, expectStatus, look } from '#test/support/dossiers.ts';
import { handedIn, untilSealed } from '#test/support/lives.ts';
import type { LocalCloud } from '#test/support/local-cloud.ts';
import { paymentsOf, startPayingCloud } from '#test/support/payments.ts';

let cloud: LocalCloud;
let cast: Cast;
let payments: ReturnType<typeof paymentsOf>;

beforeAll(async () => {
  cloud = await startPayingCloud();
  cast = await signInAll(cloud.addresses);
  payments = paymentsOf(cloud.addresses);
});
afterAll(() => cloud.close());

const stateOf = async (code: string) => (await look(cast.portal, code)).payment?.state;
const requestOf = async (code: string) => (await look(cast.portal, code)).payment?.requests[0];

/** A dossier whose payer is on the provider's page. */
async function paying() {
  const code = await chargedIn(cast);
  const answer = await cast.portal.post(`/v1/dossiers/${code}/payments`, { body: { no: 1 } });
  const { reference, amount, url } = expectStatus(answer, 200, StartedPayment);
  expect(amount).toBe(30_000);
  expect(url).toContain('/pay/');
  return { code, reference };
}

describe('an online payment', () => {
  it('is called back, receipted, and lets reception accept', async () => {
    const { code, reference } = await paying();
    expect(await look(cast.portal, code)).toMatchObject({
      nationalStatus: 6,
      payment: { state: 'requested' },
    });
    const { task, version } = await look(cast.reception, code);
    const early = await cast.reception.post(`/v1/tasks/${task?.id}/complete`, {
      body: { outcome: 'accept' },
      version,
    });
    expect(early).toMatchObject({ status: 409, body: { code: 'payment-due' } });

    const { answers } = await payments.pay(reference);
    expect(answers).toMatchObject([{ status: 200, body: { result: 'matched', repeated: false } }]);
    expect(await look(cast.portal, code)).toMatchObject({ nationalStatus: 1, payment: { state: 'paid' } });
    const receipt = await eventually(
      async () => (await requestOf(code))?.receipt,
      (one) => one !== undefined,
    );
    expect(receipt).toMatchObject({ symbol: 'LOCAL-01', unit: 'H00.01', amount: 30_000 });
    await complete(cast.reception, code, { outcome: 'accept' });
  });

  it('is taken on the provider’s own page', async () => {
    const { code, reference } = await paying();
    const page = `${cloud.addresses.payments}/pay/${encodeURIComponent(reference)}`;
    expect(await (await fetch(page)).text()).toContain('30000 đ');
    expect(await (await fetch(page, { method: 'POST' })).text()).toContain('Đã nộp');
    expect(await stateOf(code)).toBe('paid');
  });

  it('that is told twice, and thrice at once, is taken once', async () => {
    const { code, reference } = await paying();
    const { transaction, answers } = await payments.pay(reference, { callbacks: 2 });
    expect(answers.map(({ body }) => body['repeated'])).toEqual([false, true]);
    await Promise.all([1, 2, 3].map(() => payments.callBack(transaction)));
    expect((await requestOf(code))?.received).toHaveLength(1);
  });
});

describe('an applicant of whom something is so', () => {
  const evidence = 'HN-12/2026';
  const asked = async (reliefs: object[]) =>
    (await look(cast.reception, await handedIn(cast.portal, chargedSubmission({ reliefs })))).payment;

  const reason = {
    vi: 'Giảm 60 % vì thuộc hộ nghèo (Thông tư mẫu của cả nước); có lợi hơn: Giảm 20 % (Nghị quyết mẫu của địa phương)',
    en: '60 % less: of a poor household (Thông tư mẫu của cả nước); better than: 20 % less (Nghị quyết mẫu của địa phương)',
  };

  it('pays by the better of the country’s rule and the ward’s, which says why', async () => {
    expect(await asked([{ ground: 'merit', evidence }])).toMatchObject({
      reliefs: [{ ground: 'merit', evidence, name: { en: 'Of merit to the revolution, or a relative' } }],
      requests: [{ total: 24_000, lines: [{ rule: { id: 'local-relief' } }] }],
    });
    expect(await asked([{ ground: 'poor', evidence }])).toMatchObject({
      requests: [{ total: 12_000, lines: [{ before: 30_000, rule: { reason } }] }],
    });
    expect(await asked([{ ground: 'child', evidence }])).toMatchObject({ requests: [{ total: 30_000 }] });
  });

  it('names the paper that shows it', async () => {
    const answer = await cast.portal.post('/v1/dossiers', {
      body: chargedSubmission({ reliefs: [{ ground: 'poor' }] }),
    });
    expect(answer).toMatchObject({
      status: 422,
      body: { errors: [{ pointer: '/reliefs/0/evidence', code: 'evidence-missing' }] },
    });
  });
});

describe('a provider that behaves badly', () => {
  it.each(['bad', 'old'] as const)(
    'cannot make us believe a callback with a %s signature',
    async (signature) => {
      const { code, reference } = await paying();
      const { answers } = await payments.pay(reference, { signature });
      expect(answers).toMatchObject([{ status: 401, body: { code: 'unauthenticated' } }]);
      expect(await stateOf(code)).toBe('requested');
    },
  );

  it('about another amount is thanked, and the money is kept for a person', async () => {
    const { code, reference } = await paying();
    const { answers } = await payments.pay(reference, { amount: 20_000 });
    expect(answers).toMatchObject([{ status: 200, body: { result: 'unmatched', reason: 'wrong-amount' } }]);
    expect(await stateOf(code)).toBe('requested');
  });

  it('about another dossier pays neither', async () => {
    const [one, other] = [await paying(), await paying()];
    const { answers } = await payments.pay(one.reference, { tell: { MaHoSo: other.code } });
    expect(answers).toMatchObject([{ body: { result: 'unmatched', reason: 'other-dossier' } }]);
    expect([await stateOf(one.code), await stateOf(other.code)]).toEqual(['requested', 'requested']);
  });

  it('that tells the same transaction differently is believed in the first', async () => {
    const { code, reference } = await paying();
    const { transaction } = await payments.pay(reference);
    const { answers } = await payments.callBack(transaction, { tell: { SoTien: 1 } });
    expect(answers).toMatchObject([{ status: 409, body: { code: 'contradiction' } }]);
    expect(await stateOf(code)).toBe('paid');
  });

  it('that sends something else entirely is told so', async () => {
    const { reference } = await paying();
    const { answers } = await payments.pay(reference, { tell: { ThoiDiemThanhToan: '20261399000000' } });
    expect(answers).toMatchObject([{ status: 400, body: { code: 'invalid-request' } }]);
  });

  it('for a dossier that was closed meanwhile is thanked, and the money kept for a person', async () => {
    const { code, reference } = await paying();
    await cast.portal.post(`/v1/dossiers/${code}/withdrawal`, { body: { reason: 'Không cần nữa' } });
    const { answers } = await payments.pay(reference);
    expect(answers).toMatchObject([{ body: { result: 'unmatched' } }]);
    expect(await stateOf(code)).toBe('cancelled');
  });
});

describe('a withdrawn dossier that was paid', () => {
  it('gets its money back by two people, and is sealed only then', async () => {
    const code = await approvedIn(cast);
    expect(await look(cast.portal, code)).toMatchObject({ sealed: false, payment: { state: 'refunding' } });
    const path = `/v1/dossiers/${code}/payments/1/refund`;
    const made = await cast.reception.post(path, { body: { transaction: 'PC-0001' } });
    expect(made).toMatchObject({ status: 200, body: { payment: { state: 'refunded' } } });
    await untilSealed(cast.portal, code);
  });

  it('over the provider gets it back over the provider', async () => {
    const { code, reference } = await paying();
    await payments.pay(reference);
    await cast.portal.post(`/v1/dossiers/${code}/withdrawal`, { body: { reason: 'Không cần nữa' } });
    await cast.leader.post(`/v1/dossiers/${code}/payments/1/refund-decision`, { body: { approved: true } });
    await untilSealed(cast.portal, code);
    expect((await requestOf(code))?.refund?.made?.transaction).toMatch(/^HT-/);
  });
});

describe('cash at the desk', () => {
  it('is receipted like any other money', async () => {
    const code = await paidIn(cast);
    await eventually(
      async () => (await requestOf(code))?.receipt,
      (one) => one !== undefined,
    );
    await complete(cast.reception, code, { outcome: 'accept' });
  });
});

describe('cash for a dossier that ends in the same minute', () => {
  it('is receipted before the dossier is sealed', async () => {
    const code = await chargedIn(cast);
    const { task, version } = await look(cast.reception, code);
    const cash = { no: 1, amount: 30_000, method: 'cash', transaction: 'PT-0002' };
    const path = `/v1/tasks/${task?.id}`;
    expect(await cast.reception.post(`${path}/payment`, { body: cash, version })).toMatchObject({
      status: 200,
    });
    const again = { body: { ...cash, amount: 20_000 }, version: version + 1 };
    expect(await cast.reception.post(`${path}/payment`, again)).toMatchObject({
      status: 409,
      body: { code: 'contradiction' },
    });
    const body = { reason: 'Nộp nhầm nơi' };
    expect(await cast.reception.post(`/v1/dossiers/${code}/withdrawal`, { body })).toMatchObject({
      status: 200,
      body: { status: 'withdrawn', payment: { state: 'refunding' } },
    });
    await cast.leader.post(`/v1/dossiers/${code}/payments/1/refund-decision`, { body: { approved: true } });
    const refund = { body: { transaction: 'PC-0002' } };
    await cast.reception.post(`/v1/dossiers/${code}/payments/1/refund`, refund);
    await untilSealed(cast.reception, code);
    expect((await requestOf(code))?.receipt).toMatchObject({ amount: 30_000 });
  });
});

describe('as time goes by', () => {
  it('a payment that was never called back is asked after, and a day is reconciled', async () => {
    const silent = await paying();
    const { transaction } = await payments.pay(silent.reference, { callbacks: 0 });
    const wrong = await paying();
    const odd = await payments.pay(wrong.reference, { amount: 20_000 });
    await moveClock(cloud.addresses, { advance: 'PT16M' });
    await eventually(
      () => stateOf(silent.code),
      (state) => state === 'paid',
    );

    const { date } = await todayIn(cloud);
    await moveClock(cloud.addresses, { advance: 'P1D' });
    cast = await signInAll(cloud.addresses);
    const report = await eventually(
      async () => {
        const answer = await cast.manager.get(`/v1/reports/reconciliation?date=${date}`);
        return expectStatus(answer, 200, Reconciliations).items[0];
      },
      (one) => one !== undefined,
    );
    const findings = new Map(report?.rows.map((row) => [row.transaction, row.finding]));
    expect(findings.get(transaction)).toBe('matched');
    expect(findings.get(odd.transaction)).toBe('unmatched');
    expect([...findings.values()]).not.toContain('missing-there');
  });
});

/** The day in Việt Nam by the cloud's own clock. */
async function todayIn({ addresses }: LocalCloud) {
  const response = await fetch(`${addresses.control}/clock`);
  const { now } = (await response.json()) as { now: string };
  return { date: new Date(Date.parse(now) + 7 * 3_600_000).toISOString().slice(0, 10) };
}
