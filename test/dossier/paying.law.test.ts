import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import { Dossier, isOpen } from '#shared/dossier/dossier.ts';
import { decide } from '#shared/dossier/lifecycle.ts';
import { actor } from '#shared/dossier/obey.ts';
import { record } from '#shared/dossier/record.ts';
import {
  outstanding,
  type Payment,
  type PaymentState,
  receivedFor,
  requestState,
} from '#shared/fee/payment.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { charging, handedIn, money } from '#test/fee/paying.ts';
import { code, facts, leader, local, portal, reception, system } from './fixtures.ts';

const rules = charging({
  payBefore: 'accept',
  refund: { withdrawn: true, refused: true, stopped: true, basis: 'x' },
});

const amount = fc.constantFrom(5_000, 7_500, 10_000, 15_000, 20_000);
const no = fc.constantFrom(1, 1, 1, 2, 3);
const transaction = fc.constantFrom('A', 'B', 'C');
type Act = [DossierCommand, Caller];

const online = fc
  .tuple(no, transaction, amount)
  .map(([n, id, a]): Act => [{ type: 'record-payment', no: n, transaction: money(a, { id }) }, system]);
const cash = fc
  .tuple(no, transaction, amount)
  .map(
    ([n, id, a]): Act => [
      { type: 'record-payment', no: n, transaction: money(a, { id, method: 'cash', provider: undefined }) },
      reception,
    ],
  );
const receipt = {
  template: 'T',
  symbol: 'S',
  number: 1,
  unit: 'H00.01',
  year: 2026,
  amount: 15_000,
  at: local('2026-03-02 09:00'),
};
const other = no.chain((n) =>
  fc.constantFrom<Act[]>(
    [{ type: 'cancel-payment', task: 1, no: n, reason: 'x' }, reception],
    [{ type: 'request-payment', task: 1, collect: 'at-reception' }, reception],
    [{ type: 'request-refund', task: 1, no: n, reason: 'x' }, reception],
    [{ type: 'decide-refund', no: n, approved: true }, leader],
    [{ type: 'decide-refund', no: n, approved: false, reason: 'x' }, leader],
    [{ type: 'record-refund', no: n, transaction: 'R' }, system],
    [{ type: 'issue-receipt', no: n, receipt }, system],
    [{ type: 'complete', task: 1, outcome: 'accept' }, reception],
    [{ type: 'complete', task: 1, outcome: 'refuse', reason: 'x' }, reception],
    [{ type: 'withdraw', reason: 'x' }, portal],
    [{ type: 'wake' }, system],
  ),
);
const acts = fc.array(fc.tuple(fc.oneof(online, online, cash, other), fc.integer({ min: 0, max: 30 })), {
  maxLength: 25,
});

/** What holds of the money line at any moment. */
function isSound({ requests }: Payment) {
  for (const request of requests) {
    expect(outstanding(request)).toBeGreaterThanOrEqual(0);
    const ids = request.received.map(({ id, provider }) => `${provider}/${id}`);
    expect(new Set(ids).size).toBe(ids.length);
    if (request.receipt) expect(receivedFor(request)).toBe(request.total);
    if (request.refund?.made) expect(request.refund.decided?.approved).toBe(true);
  }
  const inState = (...states: PaymentState[]) =>
    requests.filter((request) => states.includes(requestState(request))).length;
  // Nobody is asked twice for the same at once, and nobody pays the same twice.
  expect(inState('requested', 'partly')).toBeLessThan(2);
  expect(inState('paid')).toBeLessThan(2);
  return inState('paid', 'cancelled', 'refunding', 'refunded') > 0;
}

/** The dossier after as many of the acts as were allowed. */
function after(all: [Act, number][], look: (dossier: Dossier) => void) {
  let { dossier } = handedIn(rules);
  let at = Date.parse(local('2026-03-02 08:10'));
  for (const [[command, by], hours] of all) {
    at += hours * 3_600_000;
    const now = new Date(at).toISOString();
    const decision = decide(dossier, command, facts(by, now, rules));
    if (!decision.ok || decision.value.length === 0) continue;
    dossier = record(dossier, decision.value, { code, at: now, by: actor(by) }).dossier;
    look(dossier);
  }
}

it('whatever is told and done, and in whatever order, no request takes more than it asked for or pays twice', () => {
  fc.assert(
    fc.property(acts, (all) => {
      after(all, (dossier) => {
        expect(Dossier.parse(dossier)).toEqual(dossier);
        const settled = dossier.payment !== undefined && isSound(dossier.payment);
        if (isOpen(dossier) && dossier.status !== 'submitted') expect(settled).toBe(true);
      });
    }),
    { numRuns: 300 },
  );
});
