import { describe, expect, it } from 'vitest';
import {
  cancelPayment,
  getReconciliation,
  recordPayment,
  requestPayment,
  requestRefund,
} from '#functions/tasks/payments.ts';
import { memoryReconciliationStore } from '#shared/adapters/memory/payments.ts';
import type { Caller } from '#shared/unit/caller.ts';
import {
  auditor,
  code,
  completed,
  go,
  local,
  manager,
  portal,
  reception,
  receptionElsewhere,
  specialist,
  system,
} from '#test/dossier/fixtures.ts';
import { charging, handedIn, received } from '#test/fee/paying.ts';
import { aLine } from '#test/fee/samples.ts';
import { aProvider } from '#test/use-cases/payment/samples.ts';
import { expectCareful, expectHidden } from '../refusals.ts';
import { clientOf, keep, scene, stage } from '../scene.ts';

stage('2026-03-02 09:30');

/** 15,000 đ at reception and 100,000 đ with a supplement. */
const rules = charging({
  lines: [
    aLine({ amount: 15_000, per: 'dossier' }),
    aLine({ code: 'LOCAL.MORE', amount: 100_000, per: 'dossier', collect: 'at-supplement' }),
  ],
});
const owing = handedIn(rules);
const paid = go(owing, [[received(15_000), system, local('2026-03-02 08:30')]], rules);
const taken = go(owing, [[completed(owing, 'accept'), reception, local('2026-03-02 09:00')]], rules);

async function at(story = owing) {
  const deps = scene({ procedures: rules.procedure ? [rules.procedure] : [], feeRules: [] });
  const { version } = await keep(deps.store, story);
  const ask = clientOf([requestPayment(deps), recordPayment(deps), cancelPayment(deps), requestRefund(deps)]);
  return { ask, version, stored: () => deps.store.whole(code) };
}

const task = `POST /v1/tasks/${code}~1`;
const cash = { no: 1, amount: 5_000, method: 'cash', transaction: 'PT-1' };
const acts: [string, object][] = [
  ['payment-requests', { collect: 'at-reception' }],
  ['payment', cash],
  ['payment-cancellation', { no: 1, reason: 'Hộ nghèo' }],
  ['refund-request', { no: 1, reason: 'Thu nhầm' }],
];

describe('an act on the money of a task', () => {
  it.each(acts)('“%s” is done by whoever may do the task, who says what they saw', async (name, body) => {
    const act = { ...(await at()), by: reception, line: `${task}/${name}`, body };
    await expectCareful(act);
    await expectHidden(act, {
      strangers: [receptionElsewhere],
      unknown: 'unknown-task',
      invented: `POST /v1/tasks/H00.01-20260302-0000009~1/${name}`,
      wrong: [specialist],
      kinds: [manager, portal, auditor],
    });
  });

  it('shows what is still owed after money over the desk, dated when it was counted where nothing else is said', async () => {
    const { ask, version } = await at();
    const first = await ask(reception, `${task}/payment`, { body: cash, version });
    expect(first).toMatchObject({
      statusCode: 200,
      headers: { etag: expect.stringMatching(`^"${version + 1}-`) },
      json: {
        payment: {
          requests: [
            {
              no: 1,
              reference: `${code}~P1`,
              total: 15_000,
              outstanding: 10_000,
              received: [{ id: 'PT-1', paidAt: '2026-03-02T09:30:00+07:00' }],
            },
          ],
        },
      },
    });
    const rest = { ...cash, amount: 10_000, transaction: 'PT-2', paidAt: '2026-03-02T02:00:00Z' };
    expect(await ask(reception, `${task}/payment`, { body: rest, version: version + 1 })).toMatchObject({
      json: {
        payment: { state: 'paid', requests: [{ received: [{}, { paidAt: '2026-03-02T09:00:00+07:00' }] }] },
      },
    });
  });

  it('asks for another payment, takes one back and asks for money back', async () => {
    const more = await at(taken);
    const body = { collect: 'at-supplement' };
    expect(
      await more.ask(specialist, `POST /v1/tasks/${code}~2/payment-requests`, {
        body,
        version: more.version,
      }),
    ).toMatchObject({
      statusCode: 200,
      json: { payment: { requests: [{}, { no: 2, outstanding: 100_000 }] } },
    });
    const less = await at();
    expect(
      await less.ask(reception, `${task}/payment-cancellation`, {
        body: { no: 1, reason: 'Hộ nghèo' },
        version: less.version,
      }),
    ).toMatchObject({ json: { payment: { requests: [{ state: 'cancelled', reason: 'Hộ nghèo' }] } } });
    const back = await at(paid);
    expect(
      await back.ask(reception, `${task}/refund-request`, {
        body: { no: 1, reason: 'Thu nhầm' },
        version: back.version,
      }),
    ).toMatchObject({ json: { payment: { requests: [{ refund: { reason: 'Thu nhầm' } }] } } });
  });

  it.each([
    ['payment', { no: 2 }, 404, 'unknown-payment', undefined],
    ['payment', { amount: 16_000 }, 422, 'wrong-amount', undefined],
    ['payment', { amount: 0 }, 400, 'invalid-request', '/amount'],
    ['payment', { method: 'online' }, 400, 'invalid-request', '/method'],
    ['payment', { transaction: 'một' }, 400, 'invalid-request', '/transaction'],
  ])('“%s” with %j is refused: %i %s', async (name, changes, statusCode, refused, pointer) => {
    const { ask, version, stored } = await at();
    const before = await stored();
    const reply = await ask(reception, `${task}/${name}`, { body: { ...cash, ...changes }, version });
    expect(reply).toMatchObject({ statusCode, json: { code: refused } });
    if (pointer !== undefined) expect(reply.json).toMatchObject({ errors: [{ pointer }] });
    expect(await stored()).toEqual(before);
  });
});

describe('the reconciliation of a day', () => {
  const rowOf = (unit: string | undefined, transaction: string) => ({
    transaction,
    reference: `${code}~P1`,
    dossier: code,
    ...(unit !== undefined && { unit }),
    finding: 'matched' as const,
  });

  async function open() {
    const reports = memoryReconciliationStore();
    const [keypay, other] = [aProvider(), aProvider({ id: 'other', units: ['H00.02'] })];
    for (const provider of [keypay, other])
      await reports.put({
        provider: provider.id,
        date: '2026-03-01',
        at: local('2026-03-02 04:00'),
        rows: [rowOf('H00.01', 'GD-1'), rowOf('H00.02', 'GD-2'), rowOf(undefined, 'GD-3')],
      });
    const ask = clientOf([getReconciliation({ reports, providers: async () => [keypay, other] })]);
    return (by: Caller, query = 'date=2026-03-01') => ask(by, `GET /v1/reports/reconciliation?${query}`);
  }
  const province: Caller = { kind: 'manager', id: 'quan-ly.tinh', unit: 'H00' };

  it('shows a manager the money of the own units, and what is nobody’s where all units are', async () => {
    const look = await open();
    expect(await look(manager)).toMatchObject({
      statusCode: 200,
      json: {
        items: [{ provider: 'keypay', at: '2026-03-02T04:00:00+07:00', rows: [{ transaction: 'GD-1' }] }],
      },
    });
    expect(await look(province)).toMatchObject({
      json: {
        items: [
          { provider: 'keypay', rows: { length: 3 } },
          { provider: 'other', rows: { length: 3 } },
        ],
      },
    });
  });

  it('is that of the day and the provider that are named; without a report it is empty', async () => {
    const look = await open();
    expect(await look(province, 'date=2026-03-01&provider=other')).toMatchObject({
      json: { items: [{ provider: 'other' }] },
    });
    for (const query of ['date=2026-03-02', 'date=2026-03-01&provider=nobody'])
      expect(await look(province, query)).toMatchObject({ statusCode: 200, json: { items: [] } });
    expect(await look(province, 'date=yesterday')).toMatchObject({
      statusCode: 400,
      json: { errors: [{ pointer: '/query/date' }] },
    });
    for (const by of [reception, portal, auditor]) expect(await look(by)).toMatchObject({ statusCode: 403 });
  });
});
