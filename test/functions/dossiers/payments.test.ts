import { describe, expect, it } from 'vitest';
import { decideRefund, recordRefund, startPayment } from '#functions/dossiers/payments.ts';
import { memoryPaymentOrderStore } from '#shared/adapters/memory/payments.ts';
import type { PaymentGateway } from '#shared/payment/gateway.ts';
import {
  auditor,
  code,
  go,
  leader,
  leaderElsewhere,
  local,
  manager,
  otherPortal,
  portal,
  reception,
  receptionElsewhere,
  specialist,
  system,
} from '#test/dossier/fixtures.ts';
import { charging, handedIn, received } from '#test/fee/paying.ts';
import { aProvider } from '#test/use-cases/payment/samples.ts';
import { expectHidden, expectKeyAndBody } from '../refusals.ts';
import { clientOf, keep, scene, stage } from '../scene.ts';

stage('2026-03-02 09:30');

const rules = charging({ payBefore: 'accept' });
const owing = handedIn(rules);
const paid = go(
  owing,
  [[received(15_000, { method: 'cash', provider: undefined }), system, local('2026-03-02 08:30')]],
  rules,
);
const asked = go(
  paid,
  [[{ type: 'request-refund', task: 1, no: 1, reason: 'Thu nhầm' }, reception, local('2026-03-02 09:00')]],
  rules,
);
const approved = go(
  asked,
  [[{ type: 'decide-refund', no: 1, approved: true }, leader, local('2026-03-02 09:10')]],
  rules,
);

/** The provider’s page for what is ordered. */
const gateway: PaymentGateway = {
  order: async (_, { MaTraCuuTT, SoTien }) => ({
    UrlThanhToan: `https://pay.example/${MaTraCuuTT}/${SoTien}`,
    MaQR: 'QR',
  }),
  query: async () => [],
  refund: async () => 'R-1',
  statement: async () => [],
};

async function at(story = owing, providers = [aProvider()]) {
  const procedures = rules.procedure ? [rules.procedure] : [];
  const orders = memoryPaymentOrderStore();
  const deps = { ...scene({ procedures, feeRules: [], paymentProviders: providers }), gateway, orders };
  const { version } = await keep(deps.store, story);
  const ask = clientOf([startPayment(deps), decideRefund(deps), recordRefund(deps)]);
  const followed = () => orders.due('keypay', '2026-12-31');
  return { ask, version, followed, stored: async () => [await deps.store.whole(code), await followed()] };
}

const path = `POST /v1/dossiers/${code}/payments`;
const invented = 'POST /v1/dossiers/H00.01-20260302-0000009/payments';

describe('an online payment', () => {
  it('is begun where the provider says, and followed; begun again it is the same order', async () => {
    const { ask, followed } = await at();
    const start = () => ask(portal, path, { body: { no: 1 } });
    const reply = await start();
    expect(reply).toMatchObject({
      statusCode: 200,
      json: {
        reference: `${code}~P1`,
        provider: 'keypay',
        amount: 15_000,
        until: expect.stringMatching(/\+07:00$/),
        url: expect.stringContaining('https://pay.example/'),
        qr: 'QR',
      },
    });
    expect((await start()).json).toEqual(reply.json);
    expect(await followed()).toMatchObject([{ reference: `${code}~P1`, at: local('2026-03-02 09:30') }]);
  });

  it('is the applicant’s or the desk’s, and nothing is ordered for anybody else', async () => {
    const { ask, stored } = await at();
    const act = { ask, stored, by: portal, line: path, body: { no: 1 } };
    await expectKeyAndBody(act);
    await expectHidden(act, {
      strangers: [otherPortal, receptionElsewhere],
      unknown: 'unknown-dossier',
      invented,
      wrong: [specialist],
      kinds: [manager, auditor],
    });
  });

  it.each([
    ['of a request that is not there', owing, 2, 404, 'unknown-payment'],
    ['of what is paid', paid, 1, 409, 'already-paid'],
  ])('%s is refused', async (_, story, no, statusCode, refused) => {
    const { ask, followed } = await at(story);
    expect(await ask(portal, path, { body: { no } })).toMatchObject({ statusCode, json: { code: refused } });
    expect(await followed()).toEqual([]);
  });

  it('is refused where no provider collects for the unit, and for no number', async () => {
    const { ask, followed } = await at(owing, [aProvider({ units: ['H00.02'] })]);
    expect(await ask(portal, path, { body: { no: 1 } })).toMatchObject({ json: { code: 'no-provider' } });
    expect(await ask(portal, path, { body: { no: '1' } })).toMatchObject({
      statusCode: 400,
      json: { errors: [{ pointer: '/no' }] },
    });
    expect(await followed()).toEqual([]);
  });
});

describe('a refund', () => {
  it('is approved by a leader who did not ask for it, and recorded by the desk when it went back', async () => {
    const { ask, version } = await at(asked);
    const decided = await ask(leader, `${path}/1/refund-decision`, { body: { approved: true } });
    expect(decided).toMatchObject({
      statusCode: 200,
      headers: { etag: expect.stringMatching(`^"${version + 1}-`) },
      json: {
        payment: {
          requests: [
            { refund: { decided: { approved: true, by: leader.id, at: '2026-03-02T09:30:00+07:00' } } },
          ],
        },
      },
    });
    const back = await ask(reception, `${path}/1/refund`, { body: { transaction: 'PC-1' } });
    expect(back).toMatchObject({
      json: { payment: { requests: [{ refund: { made: { transaction: 'PC-1' } } }] } },
    });
  });

  it.each([
    ['refund-decision', asked, { approved: true }, leader, [reception, specialist]],
    ['refund', approved, { transaction: 'PC-1' }, reception, [specialist]],
  ] as const)('is nobody else’s: %s', async (name, story, body, by, wrong) => {
    const { ask, stored } = await at(story);
    const act = { ask, stored, by, line: `${path}/1/${name}`, body };
    await expectKeyAndBody(act);
    await expectHidden(act, {
      strangers: [leaderElsewhere],
      unknown: 'unknown-dossier',
      invented: `${invented}/1/${name}`,
      wrong: [...wrong],
      kinds: [portal, manager, auditor],
    });
  });

  it.each([
    ['2/refund-decision', { approved: true }, 404, 'unknown-payment'],
    ['1/refund-decision', { approved: false }, 422, 'reason-required'],
    ['1/refund', { transaction: 'PC-1' }, 409, 'refund-undecided'],
    ['1/refund-decision', { approved: 'yes' }, 400, 'invalid-request'],
    ['0x1/refund-decision', { approved: true }, 400, 'invalid-request'],
  ])('%s with %j is refused: %i %s', async (of, body, statusCode, refused) => {
    const { ask, stored } = await at(asked);
    const before = await stored();
    const by = of.endsWith('refund') ? reception : leader;
    expect(await ask(by, `${path}/${of}`, { body })).toMatchObject({ statusCode, json: { code: refused } });
    expect(await stored()).toEqual(before);
  });
});
