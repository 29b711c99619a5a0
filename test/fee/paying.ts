import type { ClockRule } from '#shared/calendar/limit.ts';
import type { Facts } from '#shared/dossier/facts.ts';
import type { FeeSchedule } from '#shared/fee/fee-schedule.ts';
import type { Transaction } from '#shared/fee/payment.ts';
import { application, begin, go, local, procedure, type Story, system } from '#test/dossier/fixtures.ts';
import { aLine, aSchedule } from './samples.ts';

/** The procedure of the other tests, with a fee. */
export const charging = (
  own: Partial<FeeSchedule> = {},
  pauses: ClockRule['pauses'] = {},
): Partial<Facts> => ({
  procedure: {
    ...procedure,
    clock: { ...procedure.clock, pauses },
    fees: aSchedule({ lines: [aLine({ amount: 15_000, per: 'dossier' })], ...own }),
  },
  feeRules: [],
});

export const money = (amount: number, own: Partial<Transaction> = {}): Transaction => ({
  id: `T${amount}`,
  amount,
  method: 'online',
  provider: 'keypay',
  paidAt: local('2026-03-02 08:30'),
  ...own,
});

export const received = (amount: number, own: Partial<Transaction> = {}, no = 1) =>
  ({ type: 'record-payment', no, transaction: money(amount, own) }) as const;

/** A dossier that was handed in on Monday at 08:05, under these rules. */
export const handedIn = (
  rules: Partial<Facts> = charging(),
  own: Parameters<typeof application>[0] = {},
): Story =>
  go(
    begin(application(own), undefined, undefined, rules),
    [[{ type: 'inspect', file: 'f1', pages: 1 }, system, local('2026-03-02 08:05')]],
    rules,
  );
