import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paymentState, receivedFor } from '#shared/fee/payment.ts';
import type { PaidMessage } from '#shared/payment/message.ts';
import { takeReport } from '#shared/use-cases/payment/take-report.ts';
import { local, portal } from '#test/dossier/fixtures.ts';
import { submittedIn } from '#test/dossier/world.ts';
import { aProvider } from './samples.ts';
import { scene } from './scene.ts';

type Scene = Awaited<ReturnType<typeof scene>>;
const take = ({ deps, provider }: Scene, message: PaidMessage, at = '2026-03-02 09:00') =>
  takeReport(deps, provider, message, { at: local(at), by: 'callback' });
const stateOf = async ({ find }: Scene) => paymentState((await find()).payment);
const unmatched = (reason: string) => ({ repeated: false, verdict: { kind: 'unmatched', reason } });

describe('what a provider reports', () => {
  it('is taken by the dossier and kept in the ledger', async () => {
    const one = await scene();
    expect(await take(one, one.paid())).toEqual({
      repeated: false,
      verdict: { kind: 'matched', unit: 'H00.01' },
    });
    expect(await stateOf(one)).toBe('paid');
    const [entry] = await one.deps.ledger.ofDay('keypay', '2026-03-02');
    expect(entry).toMatchObject({ transaction: 'GD-1', amount: 15_000, verdict: { kind: 'matched' } });
  });

  it('twice is taken once', async () => {
    const one = await scene();
    await take(one, one.paid());
    expect(await take(one, one.paid())).toMatchObject({ repeated: true, verdict: { kind: 'matched' } });
    expect((await one.find()).payment?.requests[0]?.received).toHaveLength(1);
  });

  it('is finished where it was begun and the first attempt died on the way', async () => {
    const one = await scene();
    const died = { ...one.deps.ledger, settle: async () => Promise.reject(new Error('died')) };
    await expect(take({ ...one, deps: { ...one.deps, ledger: died } }, one.paid())).rejects.toThrow('died');
    expect(await take(one, one.paid())).toMatchObject({ repeated: false, verdict: { kind: 'matched' } });
    expect((await one.find()).payment?.requests[0]?.received).toHaveLength(1);
  });

  it('of another amount is kept for a person, and the dossier goes on waiting', async () => {
    const one = await scene();
    expect(await take(one, one.paid({ SoTien: 10_000 }))).toMatchObject(unmatched('wrong-amount'));
    expect(await stateOf(one)).toBe('requested');
    expect(await one.deps.ledger.ofDay('keypay', '2026-03-02')).toMatchObject([
      { amount: 10_000, verdict: { kind: 'unmatched', reason: 'wrong-amount', unit: 'H00.01' } },
    ]);
  });

  it('differently under the same transaction is believed in the first', async () => {
    const one = await scene();
    await take(one, one.paid({ SoTien: 10_000 }));
    expect(await take(one, one.paid())).toBe('contradiction');
    expect(await stateOf(one)).toBe('requested');
  });

  it('for another dossier than the one that it names is kept for a person', async () => {
    const one = await scene();
    const { code: other } = await submittedIn(one.deps);
    expect(await take(one, one.paid({ MaHoSo: other }))).toMatchObject(unmatched('other-dossier'));
  });

  it.each([
    ['a reference that is none of ours', { MaTraCuuTT: 'HD-77' }, 'unknown-reference'],
    ['a dossier that does not exist', { MaTraCuuTT: 'H00.01-20260302-9999999~P1' }, 'unknown-dossier'],
  ])('about %s is kept for a person', async (_, own, reason) => {
    const one = await scene();
    expect(await take(one, one.paid(own))).toMatchObject(unmatched(reason));
  });

  it('about a unit for which it takes no money is kept for a person', async () => {
    const one = await scene({}, aProvider({ units: ['H99'] }));
    expect(await take(one, one.paid())).toMatchObject(unmatched('other-unit'));
  });

  it('too late, when the dossier is closed, is kept for a person', async () => {
    const one = await scene();
    await one.obey({ type: 'withdraw', reason: 'Đổi ý' }, portal, '2026-03-02 08:50');
    expect(await take(one, one.paid())).toMatchObject(unmatched('dossier-closed'));
  });
});

it('reported in whatever order, as often as the provider likes and with whatever amounts, a dossier is paid once and money is never lost', async () => {
  const message = fc.record({
    MaGiaoDich: fc.constantFrom('A', 'B', 'C'),
    SoTien: fc.constantFrom(7_500, 15_000, 30_000),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(message, { maxLength: 12 }), async (messages) => {
      const one = await scene();
      for (const own of messages) await take(one, one.paid(own));
      const request = (await one.find()).payment?.requests[0];
      if (request === undefined) throw new Error('nothing was asked for');
      expect(receivedFor(request)).toBeLessThanOrEqual(request.total);
      expect(request.received.length).toBeLessThanOrEqual(1);
      const ledger = await one.deps.ledger.ofDay('keypay', '2026-03-02');
      expect(new Set(ledger.map(({ transaction }) => transaction))).toEqual(
        new Set(messages.map(({ MaGiaoDich }) => MaGiaoDich)),
      );
      expect(ledger.every(({ verdict }) => verdict !== undefined)).toBe(true);
      expect(ledger.filter(({ verdict }) => verdict?.kind === 'matched')).toHaveLength(
        request.received.length,
      );
    }),
    { numRuns: 60 },
  );
});
