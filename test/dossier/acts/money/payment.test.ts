import { describe, expect, it } from 'vitest';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import { nationalStatus } from '#shared/dossier/status/national-status.ts';
import { paymentState } from '#shared/fee/payment.ts';
import { charging, handedIn, received } from '#test/fee/paying.ts';
import { aLine, aRule } from '#test/fee/samples.ts';
import {
  approved,
  clerk,
  completed,
  eventsOf,
  exampleForm,
  go,
  leader,
  local,
  open,
  portal,
  procedure,
  reception,
  refusalOf,
  resultFile,
  type Story,
  specialist,
  system,
} from '../../fixtures.ts';

const stateOf = ({ dossier }: Story) => paymentState(dossier.payment);
const accept = (story: Story) => completed(story, 'accept');
const withdraw = { type: 'withdraw', reason: 'Không cần nữa' } as const;

describe('a dossier of a procedure with a fee', () => {
  it('asks for it as soon as it is handed in', () => {
    const { dossier } = handedIn();
    expect(dossier.payment?.requests).toMatchObject([
      { no: 1, collect: 'at-reception', total: 15_000, until: local('2026-03-05 08:05'), received: [] },
    ]);
    expect(paymentState(dossier.payment)).toBe('requested');
  });

  it('is lowered by the rule that counts on the day of receipt', () => {
    const rules = { ...charging(), feeRules: [aRule({ unit: 'H00' })] };
    expect(handedIn(rules).dossier.payment?.requests[0]).toMatchObject({
      total: 7_500,
      lines: [{ before: 15_000, after: 7_500, rule: { id: 'half' } }],
    });
  });

  it('that is waived is paid from the start, and still waits for its receipt', () => {
    const rules = {
      ...charging({ payBefore: 'accept' }),
      feeRules: [aRule({ unit: 'H00', effect: { kind: 'exempt' } })],
    };
    const story = handedIn(rules);
    expect(stateOf(story)).toBe('paid');
    expect(refusalOf(story, accept(story), reception, '2026-03-02 09:00', rules)).toBeUndefined();
  });

  it('is assessed anew when the form is corrected', () => {
    const lines = [aLine({ collect: 'at-return', when: { field: '/purpose', is: ['Xin việc'] } })];
    const rules = charging({ lines });
    const story = handedIn(rules);
    expect(story.dossier.payment?.assessed).toEqual([]);
    const ask = completed(story, 'supplement', { reason: 'Sai mục đích' });
    const form = { ...exampleForm(procedure), purpose: 'Xin việc' };
    const corrected = go(
      story,
      [
        [ask, reception, local('2026-03-02 09:00')],
        [{ type: 'supplement', files: [], form }, portal, local('2026-03-02 10:00')],
      ],
      rules,
    );
    expect(corrected.dossier.payment?.assessed).toMatchObject([{ quantity: 1, before: 8_000 }]);
  });
});

describe('a payment', () => {
  it('of what is owed is taken once, however often it is told', () => {
    const paid = go(handedIn(), [[received(15_000), system, local('2026-03-02 09:00')]]);
    expect(stateOf(paid)).toBe('paid');
    expect(eventsOf(paid, received(15_000), system, '2026-03-02 09:01')).toEqual([]);
  });

  it.each<[string, DossierCommand, string]>([
    ['less than is owed', received(14_999), 'wrong-amount'],
    ['more than is owed', received(15_001), 'wrong-amount'],
    ['nothing', received(0), 'wrong-amount'],
    ['what was never asked for', received(15_000, {}, 2), 'unknown-payment'],
  ])('of %s is refused', (_, command, code) => {
    expect(refusalOf(handedIn(), command, system, '2026-03-02 09:00')).toBe(code);
  });

  it('by a second transaction is refused when the first was enough', () => {
    const paid = go(handedIn(), [[received(15_000), system, local('2026-03-02 09:00')]]);
    expect(refusalOf(paid, received(15_000, { id: 'T2' }), system, '2026-03-02 09:05')).toBe('already-paid');
  });

  it.each<[string, DossierCommand]>([
    ['another amount', received(9_000, { id: 'T5000', method: 'cash', provider: undefined })],
    ['another method', received(5_000, { method: 'transfer', provider: undefined })],
    ['another request', received(5_000, { method: 'cash', provider: undefined }, 2)],
  ])('under a number that was used for %s contradicts it', (_, command) => {
    const rules = charging({ lines: [aLine(), aLine({ code: 'L2', collect: 'at-supplement' })] });
    const ask = { type: 'request-payment', task: 1, collect: 'at-supplement' } as const;
    const cash = received(5_000, { method: 'cash', provider: undefined });
    const some = go(
      handedIn(rules),
      [
        [ask, reception, local('2026-03-02 08:50')],
        [cash, reception, local('2026-03-02 09:00')],
      ],
      rules,
    );
    expect(eventsOf(some, cash, reception, '2026-03-02 09:05', rules)).toEqual([]);
    expect(refusalOf(some, command, reception, '2026-03-02 09:05', rules)).toBe('contradiction');
  });

  it('over the desk may come in parts, and never be too much', () => {
    const cash = { method: 'cash', provider: undefined } as const;
    const some = go(handedIn(), [[received(5_000, cash), reception, local('2026-03-02 09:00')]]);
    expect(stateOf(some)).toBe('partly');
    expect(refusalOf(some, received(10_001, cash), reception, '2026-03-02 09:05')).toBe('wrong-amount');
    expect(stateOf(go(some, [[received(10_000, cash), reception, local('2026-03-02 09:05')]]))).toBe('paid');
  });

  it('is not for a portal or another officer to record', () => {
    expect(refusalOf(handedIn(), received(15_000), portal, '2026-03-02 09:00')).toBe('wrong-role');
    expect(refusalOf(handedIn(), received(15_000), specialist, '2026-03-02 09:00')).toBe('wrong-role');
  });

  it('that never comes lapses; late money still counts, unless it was asked for again', () => {
    const wake = { type: 'wake' } as const;
    const lapsed = go(handedIn(), [[wake, system, local('2026-03-05 08:05')]]);
    expect(stateOf(lapsed)).toBe('lapsed');
    expect(stateOf(go(lapsed, [[received(15_000), system, local('2026-03-05 09:00')]]))).toBe('paid');
    const rules = charging();
    const again = go(
      lapsed,
      [[{ type: 'request-payment', task: 1, collect: 'at-reception' }, reception, local('2026-03-05 09:00')]],
      rules,
    );
    expect(stateOf(again)).toBe('requested');
    expect(refusalOf(again, received(15_000), system, '2026-03-05 10:00')).toBe('payment-cancelled');
    expect(stateOf(go(again, [[received(15_000, {}, 2), system, local('2026-03-05 10:00')]]))).toBe('paid');
  });

  it('is asked for no more when an officer says why', () => {
    const command = { type: 'cancel-payment', task: 1, no: 1, reason: 'Hộ nghèo' } as const;
    const cancelled = go(handedIn(), [[command, reception, local('2026-03-02 09:00')]]);
    expect(stateOf(cancelled)).toBe('cancelled');
    expect(refusalOf(cancelled, received(15_000), system, '2026-03-02 09:05')).toBe('payment-cancelled');
  });
});

/** A dossier whose result has been brought and not issued. */
const toIssue = () => {
  const { no: task } = open(approved()).task;
  return go(approved(), [
    [{ type: 'declare-result', task, files: [resultFile('r1')] }, clerk, local('2026-03-03 10:00')],
    [{ type: 'inspect', file: 'r1', pages: 1 }, system, local('2026-03-03 10:01')],
  ]);
};

describe('what is collected at the return', () => {
  it('is asked for when the result is issued, and the result waits for it', () => {
    const lines = [aLine({ amount: 15_000, per: 'dossier', collect: 'at-return' })];
    const rules = charging({ lines });
    const { payment } = handedIn(rules).dossier;
    const ready = { ...toIssue(), dossier: { ...toIssue().dossier, payment } };
    const issued = go(
      ready,
      [[completed(ready, 'issue', { result: 'r1' }), clerk, local('2026-03-03 10:05')]],
      rules,
    );
    expect(issued.dossier.payment?.requests).toMatchObject([
      { no: 1, collect: 'at-return', total: 15_000, before: 'return' },
    ]);
    const giveBack = completed(issued, 'return');
    expect(refusalOf(issued, giveBack, reception, '2026-03-03 11:00', rules)).toBe('payment-due');
  });
});

describe('an act that waits for money', () => {
  const rules = charging({ payBefore: 'accept' });

  it('is refused until it is paid, and the national status says so', () => {
    const story = handedIn(rules);
    expect(refusalOf(story, accept(story), reception, '2026-03-02 09:00', rules)).toBe('payment-due');
    expect(nationalStatus(story.dossier)).toBe(6);
    const paid = go(story, [[received(15_000), system, local('2026-03-02 09:00')]], rules);
    expect(nationalStatus(paid.dossier)).toBe(1);
    expect(refusalOf(paid, accept(paid), reception, '2026-03-02 09:05', rules)).toBeUndefined();
  });

  it('goes on where the payment was waived', () => {
    const command = { type: 'cancel-payment', task: 1, no: 1, reason: 'Hộ nghèo' } as const;
    const waived = go(handedIn(rules), [[command, reception, local('2026-03-02 09:00')]], rules);
    expect(refusalOf(waived, accept(waived), reception, '2026-03-02 09:05', rules)).toBeUndefined();
  });

  it('is refused before machinery begins to make the result, too', () => {
    const until = charging({ payBefore: 'issue' });
    const made = {
      ...procedure,
      ...until.procedure,
      result: { ...procedure.result, template: 'a-template' },
    };
    const own = { ...until, procedure: made };
    const begun = handedIn(own);
    const taken = go(begun, [[accept(begun), reception, local('2026-03-02 09:00')]], own);
    const drawn = go(taken, [[completed(taken, 'advance'), specialist, local('2026-03-02 10:00')]], own);
    const story = go(drawn, [[completed(drawn, 'approve'), leader, local('2026-03-02 11:00')]], own);
    const issue = completed(story, 'issue');
    expect(refusalOf(story, issue, clerk, '2026-03-02 13:30', own)).toBe('payment-due');
    const paid = go(story, [[received(15_000), system, local('2026-03-02 13:30')]], own);
    expect(refusalOf(paid, completed(paid, 'issue'), clerk, '2026-03-02 14:00', own)).toBeUndefined();
  });

  it('does not wait where the schedule does not say so', () => {
    const story = handedIn();
    expect(refusalOf(story, accept(story), reception, '2026-03-02 09:00', charging())).toBeUndefined();
    expect(nationalStatus(story.dossier)).toBe(1);
  });
});

describe('a payment that the clock waits for', () => {
  const lines = [aLine({ amount: 100_000, per: 'dossier', collect: 'at-supplement' })];
  const rules = charging({ lines }, { payment: { effect: 'subtract', basis: 'Nghị định chuyên ngành' } });
  const asked = () => {
    const story = handedIn(rules);
    const taken = go(story, [[accept(story), reception, local('2026-03-02 09:00')]], rules);
    const ask = { type: 'request-payment', task: 2, collect: 'at-supplement' } as const;
    return go(taken, [[ask, specialist, local('2026-03-02 10:00')]], rules);
  };

  it('stops clock and step, and is national status 6', () => {
    const story = asked();
    expect(open(story)).toMatchObject({
      status: 'accepted',
      clock: { pauses: [{ ground: 'payment', reason: 'Nghị định chuyên ngành' }] },
      timer: { at: local('2026-03-05 10:00') },
    });
    expect(nationalStatus(story.dossier)).toBe(6);
    const advance = completed(story, 'advance');
    expect(refusalOf(story, advance, specialist, '2026-03-02 11:00', rules)).toBe('awaiting-payment');
    expect(eventsOf(story, { type: 'wake' }, system, '2026-03-03 17:00', rules)).toEqual([]);
  });

  it('lets them go on where they stopped when it is paid', () => {
    const paid = go(asked(), [[received(100_000), system, local('2026-03-03 10:00')]], rules);
    expect(open(paid)).toMatchObject({
      clock: { dueAt: local('2026-03-06 10:00'), pauses: [{ to: local('2026-03-03 10:00') }] },
      task: { dueAt: local('2026-03-04 09:00'), warned: false },
    });
    expect(nationalStatus(paid.dossier)).toBe(2);
    expect(
      refusalOf(paid, completed(paid, 'advance'), specialist, '2026-03-03 11:00', rules),
    ).toBeUndefined();
  });

  it('lets them go on when it lapses, and when the dossier is withdrawn', () => {
    const lapsed = go(asked(), [[{ type: 'wake' }, system, local('2026-03-05 10:00')]], rules);
    expect(stateOf(lapsed)).toBe('lapsed');
    expect(nationalStatus(lapsed.dossier)).toBe(2);
    const withdrawn = go(asked(), [[withdraw, portal, local('2026-03-03 10:00')]], rules).dossier;
    expect(withdrawn).toMatchObject({ clock: { dueAt: local('2026-03-06 10:00') }, status: 'withdrawn' });
  });
});
