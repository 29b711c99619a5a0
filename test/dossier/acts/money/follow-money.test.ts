import { describe, expect, it } from 'vitest';
import { decideDraft } from '#shared/dossier/acts/draft.ts';
import type { DossierCommand } from '#shared/dossier/commands.ts';
import type { Facts } from '#shared/dossier/facts.ts';
import type { Caller } from '#shared/unit/caller.ts';
import { charging, handedIn, received } from '#test/fee/paying.ts';
import { aLine, aRule } from '#test/fee/samples.ts';
import {
  accepted,
  application,
  awaiting,
  begin,
  calendar,
  completed,
  decidingLetter,
  eventsOf,
  exampleForm,
  facts,
  go,
  leader,
  local,
  portal,
  procedure,
  reception,
  refusalOf,
  type Story,
  specialist,
  submitted,
  system,
} from '../../fixtures.ts';

const at = '2026-03-02 11:00';
const withdraw = { type: 'withdraw', reason: 'Đổi ý' } as const;
const refunding = (own: Partial<Record<'withdrawn' | 'refused' | 'stopped', boolean>>) =>
  charging({ refund: { withdrawn: false, refused: false, stopped: false, basis: 'x', ...own } });
const paying = (story: Story, rules: Partial<Facts>, amount = 15_000) => {
  const cash = { method: 'cash', provider: undefined } as const;
  return go(story, [[received(amount, cash), reception, local('2026-03-02 08:30')]], rules);
};
const typesOf = (story: Story, command: DossierCommand, by: Caller, rules: Partial<Facts>) =>
  eventsOf(story, command, by, at, rules).map(({ type }) => type);

/** How each dossier ends, from reception or from the appraisal. */
const endings = {
  withdrawn: (story: Story) => [story, withdraw, portal] as const,
  refused: (story: Story) => [story, completed(story, 'refuse', { reason: 'Đổi ý' }), reception] as const,
  stopped: (story: Story) => {
    const taken = go(story, [[completed(story, 'accept'), reception, local('2026-03-02 09:00')]]);
    const stop = completed(taken, 'stop', { reason: 'Đổi ý', basis: 'Luật' });
    const drafted = go(taken, [[stop, specialist, local('2026-03-02 10:00')]]);
    return [drafted, decidingLetter(drafted), leader] as const;
  },
};
type Ending = keyof typeof endings;
const kinds: Ending[] = ['withdrawn', 'refused', 'stopped'];

describe.each(kinds)('money of a dossier that is %s', (kind) => {
  it.each(kinds)('goes back where the schedule says so of one that is %s', (of) => {
    const rules = refunding({ [of]: true });
    const [story, command, by] = endings[kind](paying(handedIn(rules), rules));
    const events = eventsOf(story, command, by, at, rules).filter(({ type }) => type === 'refund.requested');
    expect(events).toStrictEqual(
      kind === of ? [{ type: 'refund.requested', no: 1, amount: 15_000, reason: 'Đổi ý', basis: 'x' }] : [],
    );
  });

  it.each(kinds)('is returned line by line, where a line or a rule differs for one that is %s', (of) => {
    const back = (returned: boolean, basis: string) => ({ [of]: { returned, basis } });
    const lines = [
      aLine({ code: 'KEPT', amount: 10_000, per: 'dossier', refund: back(false, 'Nghị quyết') }),
      aLine({ code: 'BACK', amount: 3_000, per: 'dossier', refund: back(true, 'Thông tư') }),
      aLine({ code: 'ELSE', amount: 2_000, per: 'dossier' }),
      aLine({ code: 'RULE', amount: 100, per: 'dossier' }),
    ];
    const { unit: _, ...rule } = aRule({
      effect: { kind: 'tariff' },
      codes: ['RULE'],
      refund: back(true, 'Pháp điển'),
    });
    const rules = { ...charging({ lines }), feeRules: [rule] };
    const [story, command, by] = endings[kind](paying(handedIn(rules), rules, 15_100));
    const [asked] = eventsOf(story, command, by, at, rules).filter(({ type }) => type === 'refund.requested');
    if (kind === of) expect(asked).toMatchObject({ amount: 3_100, basis: 'Thông tư; Pháp điển' });
    else expect(asked).toBeUndefined();
  });

  it('goes back always where it was not all of it', () => {
    const rules = refunding({});
    const [story, command, by] = endings[kind](paying(handedIn(rules), rules, 5_000));
    const events = eventsOf(story, command, by, at, rules);
    expect(events).toContainEqual({ type: 'payment.cancelled', no: 1, reason: 'Đổi ý' });
    expect(events).toContainEqual({ type: 'refund.requested', no: 1, amount: 5_000, reason: 'Đổi ý' });
  });

  it('is not given back where none came, and not asked for any more', () => {
    const rules = refunding({ withdrawn: true, refused: true, stopped: true });
    const [story, command, by] = endings[kind](handedIn(rules));
    const types = typesOf(story, command, by, rules);
    expect(types).toContain('payment.cancelled');
    expect(types).not.toContain('refund.requested');
  });
});

describe('a dossier without a money line', () => {
  it('ends, is supplemented and goes on under a procedure that has fees by now', () => {
    expect(typesOf(submitted(), withdraw, portal, charging())).toEqual(['dossier.closed']);
    const form = { ...exampleForm(procedure) };
    const supplement: DossierCommand = { type: 'supplement', files: [], form };
    expect(typesOf(awaiting([]), supplement, portal, charging())).toEqual([
      'supplement.announced',
      'supplement.ended',
    ]);
  });
});

describe('a supplement', () => {
  it('changes no fees where it brings no form', () => {
    const rules = charging();
    const story = handedIn(rules);
    const ask = completed(story, 'supplement', { reason: 'Thiếu' });
    const asked = go(story, [[ask, reception, local('2026-03-02 09:00')]], rules);
    const types = (own: object) => typesOf(asked, { type: 'supplement', files: [], ...own }, portal, rules);
    expect(types({ note: 'x' })).toEqual(['supplement.announced', 'supplement.ended']);
    expect(types({ form: exampleForm(procedure) })).toEqual([
      'supplement.announced',
      'fees.assessed',
      'supplement.ended',
    ]);
  });
});

describe('an act that is not the one that waits', () => {
  it('is done before the money has come', () => {
    const rules = charging({ lines: [aLine({ amount: 15_000, per: 'dossier', collect: 'at-return' })] });
    const ask = { type: 'request-payment', task: 1, collect: 'at-return' } as const;
    const asked = go(handedIn(rules), [[ask, reception, local('2026-03-02 08:30')]], rules);
    const refuse = completed(asked, 'refuse', { reason: 'x' });
    expect(refusalOf(asked, refuse, reception, at, rules)).toBeUndefined();
    expect(refusalOf(asked, completed(asked, 'accept'), reception, at, rules)).toBeUndefined();
  });

  it('waits for nothing under a procedure without fees', () => {
    const rules = charging({ payBefore: 'accept' });
    const story = handedIn(rules);
    expect(refusalOf(story, completed(story, 'accept'), reception, at, rules)).toBe('payment-due');
    expect(refusalOf(story, completed(story, 'accept'), reception, at)).toBeUndefined();
  });
});

describe('the first act', () => {
  const draft = (rules: Partial<Facts>, own: Parameters<typeof application>[0] = {}) => {
    const decision = decideDraft(application(own), facts(portal, local('2026-03-02 08:00'), rules));
    return decision.ok ? decision.value : [];
  };

  it('assesses the fees by the form and the channel, and asks for them when it is all', () => {
    const counted = charging({ lines: [aLine({ per: { each: 'copy', field: '/copies' } })] });
    const { procedure: charged = procedure } = counted;
    const components = charged.components.map((one) => ({ ...one, required: false }));
    const form = { ...exampleForm(procedure), copies: 3 };
    const rules = { ...counted, procedure: { ...charged, components, form: { type: 'object' } } };
    const events = draft(rules, { files: [], form });
    expect(events.map(({ type }) => type)).toEqual([
      'dossier.drafted',
      'fees.assessed',
      'dossier.submitted',
      'payment.requested',
      'task.opened',
    ]);
    expect(events[1]).toMatchObject({ subject: 'citizen', lines: [{ quantity: 3, before: 24_000 }] });
    expect(events[3]).toMatchObject({ no: 1, total: 24_000, collect: 'at-reception' });
  });

  it('only assesses them while files are still to come', () => {
    expect(draft(charging()).map(({ type }) => type)).toEqual([
      'dossier.drafted',
      'fees.assessed',
      'files.declared',
    ]);
    expect(draft({}).map(({ type }) => type)).toEqual(['dossier.drafted', 'files.declared']);
  });

  it('writes down what was said, and nothing that was not', () => {
    const posted = { carrier: 'vnpost', tracking: 'RR1', postedAt: local('2026-02-27 15:00') };
    const said = {
      submitter: { kind: 'citizen', name: 'TRẦN THỊ B' },
      authority: { ground: 'authorised', document: 'Giấy ủy quyền số 12' },
      delivery: { by: 'desk' },
      posted,
      keepPapers: true,
    } as const;
    const fixed = {
      type: 'dossier.drafted',
      procedure: { code: '1.004873', version: 1 },
      unit: 'H00.01',
      owner: { kind: 'portal', id: 'cong-dvcqg' },
      channel: 'online',
      applicant: application().applicant,
      form: application().form,
      expiresAt: local('2026-03-03 08:00'),
    };
    expect(draft({})[0]).toStrictEqual(fixed);
    expect(draft({}, said)[0]).toStrictEqual({ ...fixed, ...said });
  });
});

describe('what waits for money', () => {
  const lines = [aLine({ amount: 100_000, per: 'dossier', collect: 'at-supplement' })];
  const rules = charging({ lines }, { payment: { effect: 'subtract', basis: 'Nghị định' } });
  const stopped = () => {
    const story = handedIn(rules);
    const taken = go(story, [[completed(story, 'accept'), reception, local('2026-03-02 09:00')]], rules);
    const ask = { type: 'request-payment', task: 2, collect: 'at-supplement' } as const;
    return go(taken, [[ask, specialist, local('2026-03-02 10:00')]], rules);
  };

  it('asks for no papers meanwhile, but may be claimed', () => {
    const ask = completed(stopped(), 'supplement', { reason: 'x' });
    expect(refusalOf(stopped(), ask, specialist, at, rules)).toBe('awaiting-payment');
    expect(refusalOf(stopped(), { type: 'claim', task: 2 }, specialist, at, rules)).toBeUndefined();
  });

  it('goes on when it ends: the clock by the time that it stood still', () => {
    expect(eventsOf(stopped(), withdraw, portal, at, rules)[0]).toStrictEqual({
      type: 'payment.cancelled',
      no: 1,
      reason: 'Đổi ý',
      resumed: {
        dueAt: local('2026-03-03 10:00'),
        warnAt: local('2026-03-03 08:00'),
        clockDueAt: local('2026-03-05 17:30'),
        countedBy: calendar.version,
      },
    });
  });

  it('is said in each request: until when, and by what law the clock stands still', () => {
    const [, , request] = stopped()
      .entries.flatMap(({ events }) => events)
      .filter(
        ({ type }) => type === 'fees.assessed' || type === 'payment.requested' || type === 'dossier.accepted',
      );
    expect(request).toMatchObject({ no: 1, until: local('2026-03-05 10:00'), pauses: 'Nghị định' });
    expect(accepted().dossier).not.toHaveProperty('payment');
    expect(begin().dossier).not.toHaveProperty('payment');
    expect(eventsOf(handedIn(rules), { type: 'wake' }, system, '2026-03-02 08:10', rules)).toEqual([]);
  });
});
