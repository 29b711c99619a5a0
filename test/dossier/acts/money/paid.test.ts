import { describe, expect, it } from 'vitest';
import { isUnsettled, paymentState, type Receipt } from '#shared/fee/payment.ts';
import { charging, handedIn, received } from '#test/fee/paying.ts';
import { aLine, aRule } from '#test/fee/samples.ts';
import {
  completed,
  eventsOf,
  go,
  leader,
  local,
  portal,
  reception,
  refusalOf,
  type Story,
  sealing,
  system,
} from '../../fixtures.ts';

const stateOf = ({ dossier }: Story) => paymentState(dossier.payment);
const withdraw = { type: 'withdraw', reason: 'Không cần nữa' } as const;

const receipt: Receipt = {
  template: '01BLP0-001',
  symbol: '01BL',
  number: 1,
  unit: 'H00.01',
  year: 2026,
  amount: 15_000,
  at: local('2026-03-02 09:01'),
};

describe('a receipt', () => {
  const issue = { type: 'issue-receipt', no: 1, receipt } as const;

  it('is issued once, over what was paid', () => {
    expect(refusalOf(handedIn(), issue, system, '2026-03-02 09:00')).toBe('not-paid');
    const paid = go(handedIn(), [[received(15_000), system, local('2026-03-02 09:00')]]);
    const issued = go(paid, [[issue, system, local('2026-03-02 09:01')]]);
    expect(issued.dossier.payment?.requests[0]?.receipt).toEqual(receipt);
    expect(
      eventsOf(issued, { ...issue, receipt: { ...receipt, number: 2 } }, system, '2026-03-02 09:02'),
    ).toEqual([]);
  });

  it('may still come after the dossier was closed, but not after it was sealed', () => {
    const closed = go(handedIn(), [
      [received(15_000), system, local('2026-03-02 09:00')],
      [withdraw, portal, local('2026-03-02 09:01')],
    ]);
    expect(refusalOf(closed, issue, system, '2026-03-02 09:02')).toBeUndefined();
    const sealed = go(go(closed, [[issue, system, local('2026-03-02 09:02')]]), [
      [sealing, system, local('2026-03-02 09:03')],
    ]);
    expect(refusalOf(sealed, issue, system, '2026-03-02 09:04')).toBe('already-sealed');
  });

  it('is still to come while the money is on its way back, and when it is back', () => {
    const rules = charging({ refund: { withdrawn: true, refused: true, stopped: true, basis: 'x' } });
    const paid = go(handedIn(rules), [[received(15_000), system, local('2026-03-02 09:00')]], rules);
    const back = go(paid, [[withdraw, portal, local('2026-03-02 09:00')]], rules);
    const made = go(
      back,
      [
        [{ type: 'decide-refund', no: 1, approved: true }, leader, local('2026-03-02 11:00')],
        [{ type: 'record-refund', no: 1, transaction: 'R1' }, system, local('2026-03-02 11:05')],
      ],
      rules,
    );
    expect(isUnsettled(made.dossier.payment)).toBe(true);
    const issued = go(made, [[issue, system, local('2026-03-02 11:06')]], rules);
    expect(isUnsettled(issued.dossier.payment)).toBe(false);
  });

  it('is not written over nothing that was given up', () => {
    const rules = { ...charging(), feeRules: [aRule({ unit: 'H00', effect: { kind: 'exempt' } })] };
    const free = handedIn(rules);
    expect(isUnsettled(free.dossier.payment)).toBe(true);
    const command = { type: 'cancel-payment', task: 1, no: 1, reason: 'Thu nhầm' } as const;
    const cancelled = go(free, [[command, reception, local('2026-03-02 09:00')]], rules);
    expect(isUnsettled(cancelled.dossier.payment)).toBe(false);
    expect(refusalOf(cancelled, issue, system, '2026-03-02 09:01', rules)).toBe('not-paid');
  });
});

describe('a refund', () => {
  const rules = charging({
    refund: { withdrawn: true, refused: false, stopped: false, basis: 'Quyết định' },
  });
  const paid = () => go(handedIn(rules), [[received(15_000), system, local('2026-03-02 09:00')]], rules);
  const withdrawn = () => go(paid(), [[withdraw, portal, local('2026-03-02 10:00')]], rules);
  const approve = { type: 'decide-refund', no: 1, approved: true } as const;
  const made = { type: 'record-refund', no: 1, transaction: 'R1' } as const;

  it('is asked for by itself where the schedule gives the money back, and made after a leader agreed', () => {
    const story = withdrawn();
    expect(stateOf(story)).toBe('refunding');
    expect(refusalOf(story, made, reception, '2026-03-02 11:00', rules)).toBe('refund-undecided');
    expect(refusalOf(story, approve, reception, '2026-03-02 11:00', rules)).toBe('wrong-role');
    const back = go(
      story,
      [
        [approve, leader, local('2026-03-02 11:00')],
        [made, system, local('2026-03-02 11:05')],
      ],
      rules,
    );
    expect(stateOf(back)).toBe('refunded');
    expect(eventsOf(back, made, system, '2026-03-02 11:06', rules)).toEqual([]);
  });

  it('is not due where the schedule keeps the money', () => {
    const story = handedIn(charging());
    const kept = go(story, [
      [received(15_000), system, local('2026-03-02 09:00')],
      [completed(story, 'refuse', { reason: 'Sai nơi' }), reception, local('2026-03-02 10:00')],
    ]);
    expect(stateOf(kept)).toBe('paid');
  });

  it('is declined with a reason, and never by the one who asked for it', () => {
    const both = { ...leader, roles: ['leader' as const, 'reception' as const] };
    const ask = { type: 'request-refund', task: 1, no: 1, reason: 'Thu nhầm' } as const;
    const asked = go(paid(), [[ask, both, local('2026-03-02 10:00')]], rules);
    expect(refusalOf(asked, approve, both, '2026-03-02 11:00', rules)).toBe('own-refund');
    const decline = { ...approve, approved: false };
    expect(refusalOf(asked, decline, leader, '2026-03-02 11:00', rules)).toBe('own-refund');
    const other = { ...leader, id: 'lanh-dao.khac' };
    expect(refusalOf(asked, decline, other, '2026-03-02 11:00', rules)).toBe('reason-required');
    const kept = go(asked, [[{ ...decline, reason: 'Thu đúng' }, other, local('2026-03-02 11:00')]], rules);
    expect(stateOf(kept)).toBe('paid');
  });
});

describe('a dossier that ends after its money went back', () => {
  it('asks for nothing back a second time', () => {
    const rules = charging({ refund: { withdrawn: true, refused: true, stopped: true, basis: 'x' } });
    const story = go(
      handedIn(rules),
      [
        [received(15_000), system, local('2026-03-02 09:00')],
        [
          { type: 'request-refund', task: 1, no: 1, reason: 'Thu nhầm' },
          reception,
          local('2026-03-02 09:10'),
        ],
        [{ type: 'decide-refund', no: 1, approved: true }, leader, local('2026-03-02 09:20')],
        [{ type: 'record-refund', no: 1, transaction: 'R1' }, system, local('2026-03-02 09:30')],
      ],
      rules,
    );
    expect(eventsOf(story, withdraw, portal, '2026-03-02 10:00', rules).map(({ type }) => type)).toEqual([
      'dossier.closed',
    ]);
  });
});

describe('money for what was asked for first', () => {
  it('still counts when something else was asked for since', () => {
    const lines = [aLine(), aLine({ code: 'LOCAL.LATER', collect: 'at-supplement' })];
    const rules = charging({ lines });
    const ask = { type: 'request-payment', task: 1, collect: 'at-supplement' } as const;
    const both = go(
      handedIn(rules),
      [
        [{ type: 'wake' }, system, local('2026-03-05 08:05')],
        [ask, reception, local('2026-03-05 09:00')],
      ],
      rules,
    );
    expect(refusalOf(both, received(8_000), system, '2026-03-05 10:00', rules)).toBeUndefined();
  });
});
