import { describe, expect, it } from 'vitest';
import { evolvePayment } from '#shared/fee/evolve-payment.ts';
import {
  isDueBefore,
  isPayable,
  isUnsettled,
  outstanding,
  type Payment,
  type PaymentRequest,
  pausing,
  paymentReference,
  paymentState,
  pendingRequests,
  type Refund,
  readReference,
  requestState,
} from '#shared/fee/payment.ts';
import type { PaymentEvent } from '#shared/fee/payment-events.ts';
import { local } from '#test/dossier/fixtures.ts';
import { money } from './paying.ts';

const at = local('2026-03-02 08:05');
const entry = { code: 'H00.01-20260302-0000001', at, by: { id: 'x' } };
const ofTotal = (total: number, own: Partial<PaymentRequest> = {}): PaymentRequest => ({
  no: 1,
  collect: 'at-reception',
  lines: [],
  total,
  at,
  until: local('2026-03-05 08:05'),
  received: [],
  ...own,
});
const request = (own: Partial<PaymentRequest> = {}) => ofTotal(15_000, own);
const payment = (...requests: PaymentRequest[]): Payment => ({ subject: 'citizen', assessed: [], requests });
const paid = { received: [money(5_000), money(10_000)] };
const receipt = { template: 't', symbol: 's', number: 1, unit: 'H00.01', year: 2026, amount: 15_000, at };
const asked: Refund = { amount: 15_000, reason: 'Đổi ý', by: 'x', at };
const decided = (approved: boolean): Refund => ({ ...asked, decided: { approved, by: 'y', at } });
const made: Refund = { ...decided(true), made: { transaction: 'PC-1', at } };

describe('where a request stands', () => {
  it.each<[string, PaymentRequest]>([
    ['requested', request()],
    ['partly', request({ received: [money(1)] })],
    ['paid', request(paid)],
    ['paid', ofTotal(0)],
    ['cancelled', ofTotal(0, { ended: 'cancelled' })],
    ['lapsed', request({ ended: 'lapsed' })],
    ['cancelled', request({ ended: 'cancelled', received: [money(1)] })],
    ['paid', request({ ended: 'lapsed', ...paid })],
    ['refunding', request({ ...paid, refund: asked })],
    ['refunding', request({ ...paid, refund: decided(true) })],
    ['paid', request({ ...paid, refund: decided(false) })],
    ['refunded', request({ ...paid, refund: made })],
  ])('is %s for %j', (state, one) => {
    expect(requestState(one)).toBe(state);
    expect(isPayable(one)).toBe(state === 'requested' || state === 'partly');
    expect(paymentState(payment(request({ ended: 'lapsed' }), one))).toBe(state);
  });

  it('is nothing where nothing was asked for', () => {
    expect([paymentState(undefined), paymentState(payment())]).toEqual(['none', 'none']);
    expect([pendingRequests(undefined), pausing(undefined)]).toEqual([[], undefined]);
  });

  it('leaves what was not paid, and names what holds the clock while it may be', () => {
    expect(outstanding(request({ received: [money(4_000)] }))).toBe(11_000);
    const holding = request({ no: 2, pauses: 'Nghị định' });
    expect(pendingRequests(payment(request(paid), holding))).toEqual([holding]);
    expect(pausing(payment(request(), holding))).toEqual(holding);
    expect(pausing(payment(request()))).toBeUndefined();
    expect(pausing(payment({ ...holding, ...paid }))).toBeUndefined();
  });
});

describe('money', () => {
  it.each<[string, PaymentRequest[], boolean]>([
    ['nothing was asked for', [], false],
    ['it was not paid', [request({ before: 'accept' })], true],
    ['a part is left', [request({ before: 'accept', received: [money(14_999)] })], true],
    ['it was paid', [request({ before: 'accept', ...paid })], false],
    ['it is due before another act', [request({ before: 'issue' })], false],
    ['it is due before none', [request()], false],
    ['it lapsed', [request({ before: 'accept', ended: 'lapsed' })], true],
    ['it was cancelled', [request({ before: 'accept', ended: 'cancelled' })], false],
    [
      'it was asked for again and paid',
      [request({ before: 'accept' }), request({ before: 'accept', ...paid })],
      false,
    ],
    [
      'it was paid and asked for again',
      [request({ before: 'accept', ...paid }), request({ before: 'accept' })],
      true,
    ],
    [
      'another part of it was paid since',
      [request({ before: 'accept' }), request({ before: 'accept', collect: 'at-return', ...paid })],
      true,
    ],
  ])('stands in the way of an act where %s: %#', (_, requests, expected) => {
    expect(isDueBefore(payment(...requests), 'accept')).toBe(expected);
  });

  it('stands in no way of a dossier without fees', () => {
    expect(isDueBefore(undefined, 'accept')).toBe(false);
  });

  it.each<[string, PaymentRequest[], boolean]>([
    ['nothing was asked for', [], false],
    ['it was not paid', [request()], false],
    ['there is no receipt', [request(paid)], true],
    ['there is one', [request({ ...paid, receipt })], false],
    ['one of two has none', [request({ ...paid, receipt }), request(paid)], true],
    ['it is on its way back', [request({ ...paid, receipt, refund: asked })], true],
    ['it is back', [request({ ...paid, receipt, refund: made })], false],
    ['it is back, without a receipt', [request({ ...paid, refund: made })], true],
  ])('is unsettled where %s: %#', (_, requests, expected) => {
    expect(isUnsettled(payment(...requests))).toBe(expected);
  });

  it('is settled in a dossier without fees', () => {
    expect(isUnsettled(undefined)).toBe(false);
  });
});

describe('the reference of a request', () => {
  it.each([
    ['H00.01-20260302-0000001~P1', 'H00.01-20260302-0000001', 1],
    ['x~P10', 'x', 10],
    [`${'x'.repeat(80)}~P9999`, 'x'.repeat(80), 9999],
    ['a~P1~P2', 'a~P1', 2],
  ])('%s names it', (reference, code, no) => {
    expect(readReference(reference)).toEqual({ code, no });
    expect(paymentReference(code, no)).toBe(reference);
  });

  it.each([
    '',
    'x',
    'x~P',
    'x~P0',
    'x~P01',
    'x~P1x',
    'x~P-1',
    'x~P10000',
    'x~p1',
    '~P1',
    ' \n~P1 ',
    `${'x'.repeat(81)}~P1`,
    'x\nx~P1',
  ])('%j is none of ours', (reference) => {
    expect(readReference(reference)).toBeUndefined();
  });
});

describe('what happens to money', () => {
  const line = payment(request(), request({ no: 2 }));
  const evolved = (event: PaymentEvent, before: Payment | undefined = line) =>
    evolvePayment(before, event, entry);
  const first = (event: PaymentEvent, own: Partial<PaymentRequest> = {}) =>
    evolved(event, payment(request(own), request({ no: 2 }))).requests;
  const rest = request({ no: 2 });

  it('begins with what is assessed, and keeps what was asked for when that is assessed again', () => {
    const assessed: PaymentEvent = { type: 'fees.assessed', subject: 'organisation', lines: [] };
    expect(evolvePayment(undefined, assessed, entry)).toStrictEqual({
      subject: 'organisation',
      assessed: [],
      requests: [],
    });
    expect(evolved(assessed)).toStrictEqual({ ...line, subject: 'organisation' });
  });

  it('is asked for, and changes the one request that it is about', () => {
    const { at: _, received: __, ...asks } = request({ no: 3 });
    expect(evolved({ type: 'payment.requested', ...asks })).toStrictEqual({
      ...line,
      requests: [...line.requests, request({ no: 3 })],
    });
    const transaction = money(5_000);
    expect(first({ type: 'payment.received', no: 1, transaction }, { received: [money(1)] })).toStrictEqual([
      request({ received: [money(1), transaction] }),
      rest,
    ]);
    expect(first({ type: 'payment.lapsed', no: 1 })).toStrictEqual([request({ ended: 'lapsed' }), rest]);
    expect(first({ type: 'payment.cancelled', no: 1, reason: 'Thu nhầm' })).toStrictEqual([
      request({ ended: 'cancelled', reason: 'Thu nhầm' }),
      rest,
    ]);
    expect(first({ type: 'receipt.issued', no: 1, receipt })).toStrictEqual([request({ receipt }), rest]);
  });

  it('goes back step by step, by whom and when the journal says', () => {
    const requested = { type: 'refund.requested', no: 1, amount: 15_000, reason: 'Đổi ý' } as const;
    expect(first(requested)).toStrictEqual([request({ refund: asked }), rest]);
    const approved = { approved: true, by: 'x', at };
    expect(first({ type: 'refund.decided', no: 1, approved: true }, { refund: asked })).toStrictEqual([
      request({ refund: { ...asked, decided: approved } }),
      rest,
    ]);
    const refused = { type: 'refund.decided', no: 1, approved: false, reason: 'Quá hạn' } as const;
    expect(first(refused, { refund: asked })[0]?.refund?.decided).toStrictEqual({
      approved: false,
      by: 'x',
      at,
      reason: 'Quá hạn',
    });
    expect(first({ type: 'refund.made', no: 1, transaction: 'PC-1' }, { refund: asked })).toStrictEqual([
      request({ refund: { ...asked, made: { transaction: 'PC-1', at } } }),
      rest,
    ]);
  });

  it('is corrupt where it cannot have happened', () => {
    const lapsed: PaymentEvent = { type: 'payment.lapsed', no: 3 };
    expect(() => evolvePayment(undefined, lapsed, entry)).toThrow(
      'payment.lapsed for H00.01-20260302-0000001, which costs nothing',
    );
    expect(() => evolved(lapsed)).toThrow(
      'payment.lapsed for payment 3 of H00.01-20260302-0000001, which was never requested',
    );
    expect(() => evolved({ type: 'refund.made', no: 2, transaction: 'PC-1' })).toThrow(
      'payment 2 has no refund',
    );
    expect(() => evolved({ type: 'refund.decided', no: 2, approved: true })).toThrow(
      'payment 2 has no refund',
    );
  });
});
