import { describe, expect, it } from 'vitest';
import { paymentView } from '#shared/api/show/payment.ts';
import { PaymentView } from '#shared/api/views/payment.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { code, go, leader, local, portal, reception, type Story, system } from '#test/dossier/fixtures.ts';
import { charging, handedIn, received } from '#test/fee/paying.ts';
import { aLine } from '#test/fee/samples.ts';

const refund = { withdrawn: true, refused: true, stopped: true, basis: 'x' };
const pauses = { payment: { effect: 'subtract', basis: 'Nghị định' } } as const;
const rules = charging({ refund, payBefore: 'accept' }, pauses);
const once = (...acts: [DossierCommand, Caller, string][]): Story =>
  go(
    handedIn(rules),
    acts.map(([command, by, at]) => [command, by, local(at)]),
    rules,
  );
const view = ({ dossier }: Story) => {
  if (dossier.payment === undefined) throw new Error('costs nothing');
  return PaymentView.parse(paymentView(code, dossier.payment));
};
const cash = received(5_000, { method: 'cash', provider: undefined, id: 'BL-1' });
const rest = received(10_000, { id: 'GD-2', method: 'cash', provider: undefined });
const receipt = {
  template: '01BLP0-001',
  symbol: '01BL',
  number: 7,
  unit: 'H00.01',
  year: 2026,
  amount: 15_000,
  at: local('2026-03-02 09:30'),
};
const line = aLine({ amount: 15_000, per: 'dossier' });

const asked = {
  no: 1,
  reference: `${code}~P1`,
  collect: 'at-reception',
  total: 15_000,
  at: '2026-03-02T08:05:00+07:00',
  until: '2026-03-05T08:05:00+07:00',
  before: 'accept',
};

describe('the money line', () => {
  it('shows what is asked for, and nothing that has not happened', () => {
    const { state, requests } = view(once());
    expect(state).toBe('requested');
    const [{ lines, ...request }] = requests as [(typeof requests)[number]];
    expect(request).toEqual({ ...asked, state: 'requested', outstanding: 15_000, received: [] });
    expect(lines).toMatchObject([{ code: line.code, before: 15_000, after: 15_000 }]);
  });

  it('has no field for what is not there, and one for what is', () => {
    const shown = (rules: Parameters<typeof handedIn>[0]) => {
      const { payment } = handedIn(rules).dossier;
      return payment && paymentView(code, payment).requests;
    };
    const plain = shown(charging());
    expect(plain?.map((request) => Object.keys(request).toSorted())).toEqual([
      ['at', 'collect', 'lines', 'no', 'outstanding', 'received', 'reference', 'state', 'total', 'until'],
    ]);
    const { payment } = handedIn(charging({ payBefore: 'accept' })).dossier;
    const asked = payment && {
      ...payment,
      requests: payment.requests.map((request) => ({ ...request, pauses: 'Nghị định' })),
    };
    expect(asked && paymentView(code, asked).requests).toMatchObject([
      { before: 'accept', pauses: 'Nghị định' },
    ]);
  });

  it('shows each payment in the offset of Việt Nam, and what is left', () => {
    const { state, requests } = view(once([cash, reception, '2026-03-02 09:00']));
    expect(state).toBe('partly');
    expect(requests).toMatchObject([{ state: 'partly', outstanding: 10_000 }]);
    expect(requests[0]?.received).toEqual([
      { id: 'BL-1', amount: 5_000, method: 'cash', paidAt: '2026-03-02T08:30:00+07:00' },
    ]);
  });

  it('shows the receipt', () => {
    const story = once(
      [cash, reception, '2026-03-02 09:00'],
      [rest, reception, '2026-03-02 09:10'],
      [{ type: 'issue-receipt', no: 1, receipt }, system, '2026-03-02 09:30'],
    );
    expect(view(story)).toMatchObject({ state: 'paid', requests: [{ outstanding: 0 }] });
    expect(view(story).requests[0]?.receipt).toEqual({ ...receipt, at: '2026-03-02T09:30:00+07:00' });
  });

  it('shows why it is asked for no more', () => {
    const cancel = { type: 'cancel-payment', task: 1, no: 1, reason: 'Hộ nghèo' } as const;
    expect(view(once([cancel, reception, '2026-03-02 09:00']))).toMatchObject({
      state: 'cancelled',
      requests: [{ state: 'cancelled', reason: 'Hộ nghèo' }],
    });
  });

  it('shows a refund from who asked for it to the slip that it went back by', () => {
    const story = once(
      [received(15_000), system, '2026-03-02 09:00'],
      [{ type: 'withdraw', reason: 'Đổi ý' }, portal, '2026-03-02 10:00'],
      [{ type: 'decide-refund', no: 1, approved: true, reason: 'Đúng' }, leader, '2026-03-02 11:00'],
      [{ type: 'record-refund', no: 1, transaction: 'PC-1' }, system, '2026-03-02 11:05'],
    );
    expect(view(story)).toMatchObject({ state: 'refunded', requests: [{ state: 'refunded' }] });
    expect(view(story).requests[0]?.refund).toEqual({
      amount: 15_000,
      reason: 'Đổi ý',
      basis: 'x',
      by: portal.id,
      at: '2026-03-02T10:00:00+07:00',
      decided: { approved: true, by: leader.id, at: '2026-03-02T11:00:00+07:00', reason: 'Đúng' },
      made: { transaction: 'PC-1', at: '2026-03-02T11:05:00+07:00' },
    });
  });
});
