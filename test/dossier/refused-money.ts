import type { DossierCommand } from '#shared/dossier/commands.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { charging, handedIn, received } from '#test/fee/paying.ts';
import { aLine } from '#test/fee/samples.ts';
import {
  accepted,
  completed,
  go,
  leader,
  leaderElsewhere,
  local,
  officer,
  portal,
  reception,
  resolved,
  resultFile,
  type Story,
  sealing,
  specialist,
  system,
} from './fixtures.ts';
import { type Refused, refusing } from './refused.ts';

const at = '2026-03-02 11:00';
const refund = { withdrawn: true, refused: true, stopped: true, basis: 'x' };
const rules = charging({ payBefore: 'accept', refund });
const before = handedIn(rules);
const cash = received(5_000, { method: 'cash', provider: undefined });

/** The charged dossier after these acts on Monday morning. */
const then = (...acts: [DossierCommand, Caller][]): Story =>
  go(
    before,
    acts.map(([command, by]) => [command, by, local('2026-03-02 09:00')]),
    rules,
  );

const request = { type: 'request-payment', task: 1, collect: 'at-reception' } as const;
const cancel = { type: 'cancel-payment', task: 1, no: 1, reason: 'Hộ nghèo' } as const;
const askBack = { type: 'request-refund', task: 1, no: 1, reason: 'Thu nhầm' } as const;
const approve = { type: 'decide-refund', no: 1, approved: true } as const;
const decline = { ...approve, approved: false, reason: 'Thu đúng' } as const;
const made = (transaction: string) => ({ type: 'record-refund', no: 1, transaction }) as const;
const paying: [DossierCommand, Caller] = [received(15_000), system];
const asking: [DossierCommand, Caller] = [askBack, reception];
const paid = then(paying);
const asked = then(paying, asking);
const declined = then(paying, asking, [decline, leader]);
const back = then(paying, asking, [approve, leader], [made('R1'), system]);

const pausing = charging(
  { lines: [aLine({ amount: 100_000, per: 'dossier', collect: 'at-supplement' })] },
  { payment: { effect: 'subtract', basis: 'Nghị định' } },
);
const stopped = (() => {
  const story = handedIn(pausing);
  const taken = go(story, [[completed(story, 'accept'), reception, local('2026-03-02 09:00')]], pausing);
  const ask = { type: 'request-payment', task: 2, collect: 'at-supplement' } as const;
  return go(taken, [[ask, specialist, local('2026-03-02 10:00')]], pausing);
})();

/** A result that is handed over when its fee is paid. */
const atReturn = charging({ lines: [aLine({ amount: 15_000, per: 'dossier', collect: 'at-return' })] });
const owing = (() => {
  const [money] = handedIn(atReturn).dossier.payment?.assessed ?? [];
  if (money === undefined) throw new Error('nothing is owed');
  const { dossier, entries } = resolved();
  const payment = { subject: 'citizen' as const, assessed: [money], requests: [] };
  const story = { entries, dossier: { ...dossier, payment } };
  const ask = { type: 'request-payment', task: 5, collect: 'at-return' } as const;
  return go(story, [[ask, reception, local('2026-03-03 10:10')]], atReturn);
})();

const one = (story: Story, command: DossierCommand, by: Caller): Refused => ({
  story,
  command,
  by,
  at,
  rules,
});

export const moneyRefusals = refusing({
  'payment-due': [
    one(before, completed(before, 'accept'), reception),
    {
      story: owing,
      command: completed(owing, 'return'),
      by: reception,
      at: '2026-03-03 11:00',
      rules: atReturn,
    },
  ],
  'awaiting-payment': [
    { story: stopped, command: completed(stopped, 'advance'), by: specialist, at, rules: pausing },
  ],
  'no-fee': [one(before, { ...request, collect: 'at-supplement' }, reception)],
  'already-requested': [
    one(before, request, reception),
    one(paid, request, reception),
    // Part of it came, and nobody has decided yet whether that is given back.
    one(then([cash, reception], [askBack, reception]), request, reception),
  ],
  'unknown-payment': [
    one(before, received(15_000, {}, 2), system),
    one(before, { ...cancel, no: 2 }, reception),
    one(before, { ...approve, no: 2 }, leader),
  ],
  'wrong-amount': [one(before, received(14_000), system), one(before, received(0), system)],
  contradiction: [
    one(then([cash, reception]), received(6_000, { ...cash.transaction, amount: 6_000 }), reception),
    one(then([cash, reception]), received(5_000, { ...cash.transaction, method: 'transfer' }), reception),
  ],
  'already-paid': [
    one(paid, received(15_000, { id: 'T2' }), system),
    one(paid, cancel, reception),
    one(then([cash, reception]), cancel, reception),
  ],
  'not-paid': [one(before, askBack, reception)],
  'payment-cancelled': [
    one(then([cancel, reception]), received(15_000), system),
    one(then([cancel, reception]), cancel, reception),
  ],
  'already-refunded': [one(asked, askBack, reception), one(back, askBack, reception)],
  'no-refund': [
    one(paid, made('R1'), system),
    one(paid, approve, leader),
    one(declined, made('R1'), system),
    one(back, made('R2'), system),
  ],
  'refund-decided': [one(then(paying, asking, [approve, leader]), decline, leader)],
  'refund-undecided': [one(asked, made('R1'), system)],
  'own-refund': [
    one(asked, approve, { ...leader, id: reception.id }),
    one(asked, decline, { ...leader, id: reception.id }),
  ],
});

/** What money is none of whose business, beside the refusals of the table. */
export const strangersToMoney: Refused[] = [
  one(asked, approve, leaderElsewhere),
  one(asked, approve, reception),
  one(asked, made('R1'), specialist),
  one(before, received(15_000), portal),
  one(before, cancel, specialist),
  one(before, { type: 'issue-receipt', no: 1, receipt: receiptOf() }, reception),
];

/** Acts on the money line that name a task which is not open any more. */
export const staleMoney: Refused[] = [
  one(before, { ...cancel, task: 2 }, reception),
  one(before, { ...request, task: 2 }, reception),
  one(paid, { ...askBack, task: 2 }, reception),
  one(before, { ...cash, task: 2 }, reception),
];

/** What would change the money line of a dossier whose package is in the archive. */
export const afterTheSeal: Refused[] = (() => {
  const rest = { type: 'issue-receipt', no: 1, receipt: receiptOf() } as const;
  const ended = then(paying, [rest, system], [{ type: 'withdraw', reason: 'x' }, portal]);
  const sealed = go(ended, [[sealing, system, local('2026-03-02 10:00')]], rules);
  return [one(sealed, approve, leader), one(sealed, made('R1'), system), one(unreceipted(), rest, system)];
})();

function receiptOf() {
  const number = { unit: 'H00.01', year: 2026, number: 1, symbol: 'S', template: 'T' };
  return { ...number, amount: 15_000, at: local('2026-03-02 09:01') };
}

/** As no dossier may be: sealed before its receipt was written. */
function unreceipted(): Story {
  const ended = then(paying, [{ type: 'withdraw', reason: 'x' }, portal]);
  return go(ended, [[sealing, system, local('2026-03-02 10:00')]], rules);
}

const neighbour = officer('chuyen-vien.binh-minh', 'specialist', 'H00.02');
const question = {
  type: 'consult',
  task: 2,
  unit: 'H00.02',
  question: 'Có tranh chấp không?',
  until: { limit: { value: 1, unit: 'WORKING_DAY' } },
} as const;
const consulted = go(accepted(), [[question, specialist, local('2026-03-02 10:00')]]);
const crowded = (() => {
  let story = accepted();
  for (let times = 0; times < 20; times += 1)
    story = go(story, [[question, specialist, local('2026-03-02 10:00')]]);
  return story;
})();
const named = { task: 2, consultation: 1 } as const;
const answer = { type: 'answer-consultation', ...named, opinion: 'agree', text: 'Không.' } as const;
const answered = go(consulted, [[answer, neighbour, local('2026-03-02 10:30')]]);
const opinion = go(consulted, [
  [{ type: 'declare-opinion', ...named, files: [resultFile('o1')] }, neighbour, local('2026-03-02 10:30')],
]);
const takeBack = { type: 'cancel-consultation', ...named, reason: 'x' } as const;

export const consultationRefusals = refusing({
  'consultation-open': [
    { story: consulted, command: completed(consulted, 'advance'), by: specialist, at },
    {
      story: consulted,
      command: completed(consulted, 'stop', { reason: 'x', basis: 'x' }),
      by: specialist,
      at,
    },
  ],
  'consultation-closed': [
    { story: answered, command: answer, by: neighbour, at },
    { story: answered, command: takeBack, by: specialist, at },
  ],
  'unknown-consultation': [
    { story: consulted, command: { ...answer, consultation: 2 }, by: neighbour, at },
    { story: consulted, command: { ...answer, task: 1 }, by: neighbour, at },
  ],
  'too-many-consultations': [{ story: crowded, command: question, by: specialist, at }],
  'opinion-not-ready': [
    { story: opinion, command: { ...answer, file: 'o1' }, by: neighbour, at },
    { story: opinion, command: { ...answer, file: 'f1' }, by: neighbour, at },
    { story: opinion, command: { ...answer, file: 'none' }, by: neighbour, at },
  ],
});
