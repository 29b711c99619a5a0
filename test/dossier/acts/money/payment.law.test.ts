import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import { Dossier, isOpen } from '#shared/dossier/dossier.ts';
import { record } from '#shared/dossier/journal/record.ts';
import { decide } from '#shared/dossier/lifecycle.ts';
import {
  outstanding,
  type Payment,
  type PaymentState,
  receivedFor,
  requestState,
} from '#shared/fee/payment.ts';
import type { JournalEntry } from '#shared/journal/journal.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { actor } from '#shared/use-cases/dossier/obey.ts';
import { charging, handedIn, money } from '#test/fee/paying.ts';
import { code, facts, leader, local, officer, portal, reception, sealing, system } from '../../fixtures.ts';
import { type Happened, historyOf, nothingFollowsTheSeal } from '../../journal-laws.ts';

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
    [{ type: 'decide-refund', no: n, approved: true }, officer('lanh-dao.khac', 'leader', 'H00.02')],
    [{ type: 'record-refund', no: n, transaction: 'R' }, system],
    [{ type: 'record-refund', no: n, transaction: 'R2' }, reception],
    [sealing, system],
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

type Money = { received: number; asked: number; decided?: boolean; back: number; receipts: number };

/** What holds of what was written, whatever the state that was folded from it hides. */
function isSoundlyWritten(history: readonly Happened[]) {
  const lines = new Map<number, Money>();
  for (const { event, seq, by } of history) {
    if (!('no' in event)) continue;
    const before = lines.get(event.no) ?? { received: 0, asked: 0, back: 0, receipts: 0 };
    const isIn = (type: string) => history.some(({ event: one, seq: at }) => at === seq && one.type === type);
    const line = moved(before, event, { by, closing: isIn('dossier.closed') && isIn('refund.requested') });
    expect(line.back).toBeLessThanOrEqual(line.received);
    expect(line.receipts).toBeLessThan(2);
    lines.set(event.no, line);
  }
  nothingFollowsTheSeal(history);
}

function moved(
  line: Money,
  event: Happened['event'],
  { by, closing }: { by: { unit?: string | undefined }; closing: boolean },
): Money {
  switch (event.type) {
    case 'payment.received':
      return { ...line, received: line.received + event.transaction.amount };
    case 'payment.cancelled':
      // What was paid in part when the dossier ended is asked back in the same entry.
      if (line.received > 0) expect(closing).toBe(true);
      return line;
    case 'receipt.issued':
      expect(event.receipt.amount).toBe(line.received);
      return { ...line, receipts: line.receipts + 1 };
    case 'refund.requested':
      // Asked for anew only after it was declined.
      expect(line.asked === 0 || line.decided === false).toBe(true);
      return { received: line.received, back: line.back, receipts: line.receipts, asked: event.amount };
    case 'refund.decided':
      expect(line.asked > 0 && line.decided === undefined).toBe(true);
      expect(by.unit).toBe('H00.01');
      return { ...line, decided: event.approved };
    case 'refund.made':
      expect(line.decided).toBe(true);
      return { ...line, back: line.back + line.asked };
    default:
      return line;
  }
}

/** The dossier after as many of the acts as were allowed. */
function after(
  all: [Act, number][],
  schedule: typeof rules,
  look: (dossier: Dossier, entries: JournalEntry[]) => void,
) {
  const { dossier: begun, entries } = handedIn(schedule);
  let dossier = begun;
  const written = [...entries];
  let at = Date.parse(local('2026-03-02 08:10'));
  for (const [[command, by], hours] of all) {
    at += hours * 3_600_000;
    const now = new Date(at).toISOString();
    const decision = decide(dossier, command, facts(by, now, schedule));
    if (!decision.ok || decision.value.length === 0) continue;
    const recorded = record(dossier, decision.value, { code, at: now, by: actor(by) });
    dossier = recorded.dossier;
    written.push(recorded.entry);
    look(dossier, written);
  }
}

it.each([
  ['gives back what was paid', rules],
  ['keeps what was paid', charging({ payBefore: 'accept' })],
])(
  'whatever is told and done, no request takes too much, pays twice or gives back twice: %s',
  (_, schedule) => {
    fc.assert(
      fc.property(acts, (all) => {
        after(all, schedule, (dossier, written) => {
          expect(Dossier.parse(dossier)).toEqual(dossier);
          const settled = dossier.payment !== undefined && isSound(dossier.payment);
          if (isOpen(dossier) && dossier.status !== 'submitted') expect(settled).toBe(true);
          isSoundlyWritten(historyOf(written));
        });
      }),
      { numRuns: 300 },
    );
  },
);
