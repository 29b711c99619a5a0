import { describe, expect, it } from 'vitest';
import { paymentState } from '#shared/fee/payment.ts';
import { askProviders } from '#shared/use-cases/payment/ask-provider.ts';
import { reconcileDay } from '#shared/use-cases/payment/reconcile-day.ts';
import { settleMoney } from '#shared/use-cases/payment/settle-money.ts';
import { takeReport } from '#shared/use-cases/payment/take-report.ts';
import { leader, local, portal, reception } from '#test/dossier/fixtures.ts';
import { scene } from './scene.ts';

type Scene = Awaited<ReturnType<typeof scene>>;
const stateOf = async ({ find }: Scene) => paymentState((await find()).payment);
const pay = async (one: Scene) =>
  takeReport(one.deps, one.provider, one.paid(), { at: local('2026-03-02 09:00'), by: 'callback' });

describe('a provider that does not call back', () => {
  const begun = async () => {
    const one = await scene();
    await one.deps.orders.put({
      reference: `${one.code}~P1`,
      provider: 'keypay',
      at: local('2026-03-02 08:10'),
      askAt: local('2026-03-02 08:20'),
      until: local('2026-03-05 08:05'),
    });
    return one;
  };
  const ask = ({ deps }: Scene, at: string) => askProviders(deps, local(at));

  it('is asked, and what it says is taken', async () => {
    const one = await begun();
    expect(await ask(one, '2026-03-02 08:15')).toEqual({ asked: 0, reported: 0, failed: 0 });
    one.messages.push(one.paid());
    expect(await ask(one, '2026-03-02 08:20')).toEqual({ asked: 1, reported: 1, failed: 0 });
    expect(await stateOf(one)).toBe('paid');
    expect(await ask(one, '2026-03-04 08:20')).toMatchObject({ asked: 0 });
  });

  it('is asked again, more and more seldom, until a day after the time to pay', async () => {
    const one = await begun();
    const asked: number[] = [];
    for (let minute = 0; minute < 6 * 24 * 60; minute += 5) {
      const at = new Date(Date.parse(local('2026-03-02 08:10')) + minute * 60_000).toISOString();
      if ((await askProviders(one.deps, at)).asked > 0) asked.push(minute);
    }
    expect(asked.slice(0, 4)).toEqual([10, 20, 40, 80]);
    expect(asked.length).toBeLessThan(30);
    expect(asked.at(-1)).toBeGreaterThan(4 * 24 * 60 - 10);
    expect(asked.at(-1)).toBeLessThan(4.5 * 24 * 60);
  });

  it('and cannot be reached is asked another time', async () => {
    const one = await begun();
    const gateway = { ...one.deps.gateway, query: async () => Promise.reject(new Error('down')) };
    expect(await askProviders({ ...one.deps, gateway }, local('2026-03-02 08:20'))).toMatchObject({
      failed: 1,
    });
    one.messages.push(one.paid());
    expect(await ask(one, '2026-03-02 08:25')).toMatchObject({ reported: 1 });
  });
});

describe('what follows from money by itself', () => {
  it('is one receipt, numbered in the book of the unit, however often it is asked for', async () => {
    const one = await scene();
    await pay(one);
    await settleMoney(one.deps, one.code, local('2026-03-02 09:01'));
    await settleMoney(one.deps, one.code, local('2026-03-02 09:02'));
    expect((await one.find()).payment?.requests[0]?.receipt).toEqual({
      template: '01BLP0-001',
      symbol: 'LOCAL-01',
      number: 1,
      unit: 'H00.01',
      year: 2026,
      amount: 15_000,
      at: local('2026-03-02 09:01'),
    });
  });

  it('is nothing while nothing is paid', async () => {
    const one = await scene();
    await settleMoney(one.deps, one.code, local('2026-03-02 09:01'));
    expect((await one.find()).version).toBe(2);
  });

  it('is a receipt over what is paid, also when the dossier ended before it was written', async () => {
    const one = await scene({ refund: { withdrawn: true, refused: true, stopped: true, basis: 'x' } });
    await pay(one);
    await one.obey({ type: 'withdraw', reason: 'Đổi ý' }, portal, '2026-03-02 09:00');
    expect(await stateOf(one)).toBe('refunding');
    await settleMoney(one.deps, one.code, local('2026-03-02 09:01'));
    expect((await one.find()).payment?.requests[0]?.receipt).toMatchObject({ number: 1, amount: 15_000 });
  });

  it('is the refund over the provider, once a leader agreed', async () => {
    const one = await scene({ refund: { withdrawn: true, refused: true, stopped: true, basis: 'x' } });
    await pay(one);
    await one.obey({ type: 'withdraw', reason: 'Đổi ý' }, portal, '2026-03-02 09:10');
    await settleMoney(one.deps, one.code, local('2026-03-02 09:11'));
    expect(one.refunds).toEqual([]);
    await one.obey({ type: 'decide-refund', no: 1, approved: true }, leader, '2026-03-02 10:00');
    await settleMoney(one.deps, one.code, local('2026-03-02 10:01'));
    await settleMoney(one.deps, one.code, local('2026-03-02 10:02'));
    expect(one.refunds).toEqual([
      { reference: `${one.code}~P1`, transaction: 'GD-1', amount: 15_000, reason: 'Đổi ý' },
    ]);
    expect(await stateOf(one)).toBe('refunded');
  });

  it('leaves cash to the desk', async () => {
    const one = await scene({ refund: { withdrawn: true, refused: true, stopped: true, basis: 'x' } });
    const paidAt = local('2026-03-02 09:00');
    const cash = { id: 'PT-1', amount: 15_000, method: 'cash', paidAt } as const;
    await one.obey(
      { type: 'record-payment', task: 1, no: 1, transaction: cash },
      reception,
      '2026-03-02 09:00',
    );
    await one.obey({ type: 'withdraw', reason: 'Đổi ý' }, portal, '2026-03-02 09:10');
    await one.obey({ type: 'decide-refund', no: 1, approved: true }, leader, '2026-03-02 10:00');
    await settleMoney(one.deps, one.code, local('2026-03-02 10:01'));
    expect(await stateOf(one)).toBe('refunding');
    await one.obey({ type: 'record-refund', no: 1, transaction: 'PC-1' }, reception, '2026-03-02 10:05');
    expect(await stateOf(one)).toBe('refunded');
  });
});

describe('the reconciliation of a day', () => {
  const reconcile = ({ deps, provider }: Scene) =>
    reconcileDay(deps, provider, '2026-03-02', local('2026-03-03 00:30'));

  it('finds what matches, what is missing on either side, and what differs', async () => {
    const one = await scene();
    await pay(one);
    const take = (own: Parameters<Scene['paid']>[0]) =>
      takeReport(one.deps, one.provider, one.paid(own), { at: local('2026-03-02 10:00'), by: 'callback' });
    await take({ MaGiaoDich: 'GD-2', SoTien: 9_000 });
    await take({ MaGiaoDich: 'GD-3' });
    await take({ MaGiaoDich: 'GD-4' });
    one.messages.push(
      one.paid(),
      one.paid({ MaGiaoDich: 'GD-2', SoTien: 9_500 }),
      one.paid({ MaGiaoDich: 'GD-3' }),
      one.paid({ MaGiaoDich: 'GD-5', MaTraCuuTT: 'HD-1', MaHoSo: 'HD-1' }),
    );
    const { rows } = await reconcile(one);
    expect(rows.map(({ transaction, finding }) => [transaction, finding])).toEqual([
      ['GD-1', 'matched'],
      ['GD-2', 'different-amount'],
      ['GD-3', 'unmatched'],
      ['GD-4', 'missing-there'],
      ['GD-5', 'missing-here'],
    ]);
    expect(rows[1]).toMatchObject({ statement: 9_500, ledger: 9_000 });
    expect(await one.deps.reports.find('keypay', '2026-03-02')).toMatchObject({ rows });
  });

  it('takes money that was not reported', async () => {
    const one = await scene();
    one.messages.push(one.paid());
    const { rows } = await reconcile(one);
    expect(rows).toMatchObject([{ finding: 'missing-here', verdict: { kind: 'matched' }, unit: 'H00.01' }]);
    expect(await stateOf(one)).toBe('paid');
  });

  it('is the same when it is made again, but for what it found out itself', async () => {
    const one = await scene();
    one.messages.push(one.paid());
    await reconcile(one);
    expect((await reconcile(one)).rows).toMatchObject([{ finding: 'matched' }]);
  });
});
