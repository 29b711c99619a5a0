import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feeDue } from '#shared/fee/fee-due.ts';
import type { FeeRule } from '#shared/fee/fee-rule.ts';
import type { ReliefGround } from '#shared/fee/relief.ts';
import { aCase, aLine, aRule, aSchedule } from './samples.ts';

const exempt = aRule({ id: 'free', effect: { kind: 'exempt' } });
const owed = (...rules: FeeRule[]) => feeDue(aSchedule(), aCase(), rules).total;

describe('what is owed', () => {
  it('is the amount for each copy that the form asks for', () => {
    const due = feeDue(aSchedule(), aCase(), []);
    expect(due).toMatchObject({ total: 24_000 });
    expect(due.lines).toMatchObject([{ code: 'LOCAL.COPY', quantity: 3, before: 24_000, after: 24_000 }]);
  });

  it('is that of one copy where the form says no number', () => {
    expect(feeDue(aSchedule(), aCase({ form: {} }), []).total).toBe(8_000);
  });

  it.each<[string, string, unknown, number]>([
    ['a whole number', '/copies', 2, 2],
    ['none', '/copies', 0, 0],
    ['less than none', '/copies', -1, 1],
    ['a part of one', '/copies', 1.5, 1],
    ['a number in words', '/copies', '2', 1],
    ['nothing', '/copies', null, 1],
    ['a number in a group', '/copies/of', { of: 4 }, 4],
    ['the length of a text', '/copies/length', 'abc', 1],
    ['the length of a list', '/copies/length', [1, 2, 3], 1],
    ['a place in a list', '/copies/0', [5], 1],
    ['a field of nothing', '/copies/of', null, 1],
    ['a field of a number', '/copies/of', 3, 1],
    ['a field of a field that is not there', '/other/of', 3, 1],
  ])('takes %s at %s, %j, for %i', (_, field, value, quantity) => {
    const lines = [aLine({ per: { each: 'copy', field } })];
    const form = { copies: value } as Parameters<typeof feeDue>[1]['form'];
    const due = feeDue(aSchedule({ lines }), aCase({ form }), []);
    expect(due.lines).toStrictEqual([
      {
        code: 'LOCAL.COPY',
        name: lines[0]?.name,
        kind: 'charge',
        collect: 'at-reception',
        quantity,
        before: 8_000 * quantity,
        after: 8_000 * quantity,
      },
    ]);
  });

  it('depends on the channel, the applicant and the form, where the line says so', () => {
    const lines = [
      aLine({ code: 'PAPER', per: 'dossier', amount: 15_000, when: { field: '/medium', is: ['paper'] } }),
      aLine({
        code: 'FILM',
        per: 'dossier',
        amount: 27_000,
        when: { field: '/medium', is: ['film', 'disc'] },
      }),
      aLine({ code: 'PERSON', per: 'dossier', amount: 25_000, subjects: ['citizen', 'foreigner'] }),
      aLine({ code: 'DESK', per: 'dossier', amount: 5_000, channels: ['desk'] }),
    ];
    const codes = (own: Parameters<typeof aCase>[0]) =>
      feeDue(aSchedule({ lines }), aCase(own), []).lines.map(({ code }) => code);
    expect(codes({ form: { medium: 'disc' } })).toEqual(['FILM', 'PERSON']);
    expect(codes({ form: { medium: 'paper' }, subject: 'organisation' })).toEqual(['PAPER']);
    expect(codes({ form: {}, channel: 'desk' })).toEqual(['PERSON', 'DESK']);
  });
});

describe('a reduction', () => {
  it('names the rule on each line that it lowers', () => {
    const [line] = feeDue(aSchedule(), aCase(), [aRule()]).lines;
    expect(line).toMatchObject({ before: 24_000, after: 12_000, rule: { id: 'half' } });
  });

  it('never beats an exemption', () => {
    expect(owed(aRule({ effect: { kind: 'reduce', percent: 99 } }), exempt)).toBe(0);
  });

  it.each<[string, Partial<FeeRule>]>([
    ['another group of fees', { groups: ['building-permit'] }],
    ['another authority', { unit: 'H00' }],
    ['a unit whose identifier only begins alike', { unit: 'H29.0' }],
    ['another channel', { channels: ['desk'] }],
    ['a level that the service has not', { levels: [3, 4] }],
    ['fees in the narrow sense, where the line is a charge', { kinds: ['fee'] }],
    ['other lines', { codes: ['LOCAL.OTHER'] }],
    ['other applicants', { subjects: ['organisation'] }],
    ['applicants of whom something is so', { grounds: ['poor', 'merit'] }],
    ['dossiers received later', { from: '2026-03-03' }],
    ['dossiers received before', { to: '2026-03-01' }],
  ])('does not count for %s', (_, own) => {
    expect(owed(aRule(own))).toBe(24_000);
  });

  it('counts for the levels that it names, where the level is known', () => {
    const online = aRule({ levels: [3, 4] });
    const at = (level?: number) => feeDue(aSchedule(), aCase({ level }), [online]).total;
    expect([undefined, 2, 3, 4].map(at)).toEqual([24_000, 24_000, 12_000, 12_000]);
  });

  it('counts for who has one of its grounds', () => {
    const relief = aRule({ grounds: ['poor', 'merit'] });
    const of = (...grounds: ReliefGround[]) => feeDue(aSchedule(), aCase({ grounds }), [relief]).total;
    expect([of('merit'), of('child'), of('child', 'poor')]).toEqual([12_000, 24_000, 12_000]);
  });

  it('of the whole country counts everywhere, and the better of it and the authority’s', () => {
    const { unit: _, ...country } = aRule({ id: 'country', effect: { kind: 'reduce', percent: 60 } });
    const named = (...rules: FeeRule[]) =>
      feeDue(aSchedule(), aCase({ unit: 'H01.02' }), rules).lines[0]?.rule?.id;
    expect(named(country, aRule())).toBe('country');
    const both = (percent: number) =>
      feeDue(aSchedule(), aCase(), [country, aRule({ effect: { kind: 'reduce', percent } })]).lines[0];
    expect(both(50)).toMatchObject({ after: 9_600, rule: { id: 'country' } });
    expect(both(75)).toMatchObject({ after: 6_000, rule: { id: 'half' } });
  });

  it('is chosen for each line by itself', () => {
    const lines = [
      aLine({ code: 'FEE', kind: 'fee', per: 'dossier' }),
      aLine({ code: 'CHARGE', per: 'dossier' }),
    ];
    const rules = [
      aRule({ id: 'charges', kinds: ['charge'] }),
      aRule({ id: 'fees', kinds: ['fee'], effect: { kind: 'exempt' } }),
    ];
    expect(
      feeDue(aSchedule({ lines }), aCase(), rules).lines.map(({ after, rule: by }) => [after, by?.id]),
    ).toEqual([
      [0, 'fees'],
      [4_000, 'charges'],
    ]);
  });

  it('is the stronger of two that stand beside each other, and named by the first of two alike', () => {
    const tenth = aRule({ id: 'tenth', effect: { kind: 'reduce', percent: 10 } });
    expect(owed(aRule(), tenth)).toBe(12_000);
    expect(owed(tenth, aRule())).toBe(12_000);
    const named = (...rules: FeeRule[]) => feeDue(aSchedule(), aCase(), rules).lines[0]?.rule;
    expect(named(aRule({ id: 'b' }), aRule({ id: 'a' }))).toMatchObject({ id: 'a', basis: aRule().basis });
    expect(named(exempt, aRule({ effect: { kind: 'reduce', percent: 99 } }))?.id).toBe('free');
  });

  it('is rounded to the đồng, half of one upwards', () => {
    const lines = [aLine({ per: 'dossier', amount: 10_005 })];
    const percent = (n: number) =>
      feeDue(aSchedule({ lines }), aCase(), [aRule({ effect: { kind: 'reduce', percent: n } })]).total;
    expect([50, 99, 1].map(percent)).toEqual([5_003, 100, 9_905]);
  });

  it('counts on its first and its last day, by the date in Việt Nam', () => {
    const oneDay = aRule({ from: '2026-03-02', to: '2026-03-02' });
    const at = (instant: string) => feeDue(aSchedule(), aCase({ at: instant }), [oneDay]).total;
    expect(at('2026-03-01T16:59:59Z')).toBe(24_000);
    expect(at('2026-03-01T17:00:00Z')).toBe(12_000);
    expect(at('2026-03-02T16:59:59Z')).toBe(12_000);
    expect(at('2026-03-02T17:00:00Z')).toBe(24_000);
  });

  it('gives way to the one that replaces it, even to a smaller one', () => {
    const next = aRule({ id: 'tenth', effect: { kind: 'reduce', percent: 10 }, replaces: ['half'] });
    expect(owed(aRule(), next)).toBe(21_600);
  });
});

const rule = fc
  .record({
    id: fc.constantFrom('a', 'b', 'c', 'd'),
    effect: fc.oneof(
      fc.constant({ kind: 'exempt' as const }),
      fc.record({ kind: fc.constant('reduce' as const), percent: fc.integer({ min: 1, max: 99 }) }),
    ),
    unit: fc.constantFrom('H29', 'H29.01', 'H00'),
    channels: fc.constantFrom<FeeRule['channels'][]>(['online'], ['online', 'desk'], ['post']),
  })
  .map((own) => aRule(own));
const rules = fc.uniqueArray(rule, { selector: ({ id }) => id });
const schedule = fc
  .array(
    fc.integer({ min: 0, max: 5_000_000 }).map((amount) => aLine({ amount })),
    { minLength: 1 },
  )
  .map((lines) => aSchedule({ lines }));
const copies = fc.integer({ min: 0, max: 1_000 });

describe('what is owed, whatever the schedule and the rules', () => {
  it('is a whole number of dong, never negative and never more than without rules', () => {
    fc.assert(
      fc.property(schedule, rules, copies, (fees, all, n) => {
        const due = feeDue(fees, aCase({ form: { copies: n } }), all);
        for (const { before, after } of due.lines) {
          expect(Number.isSafeInteger(after)).toBe(true);
          expect(after).toBeGreaterThanOrEqual(0);
          expect(after).toBeLessThanOrEqual(before);
        }
        expect(due.total).toBe(due.lines.reduce((total, { after }) => total + after, 0));
      }),
    );
  });

  it('is nothing as soon as one exemption counts', () => {
    fc.assert(
      fc.property(schedule, rules, (fees, all) => {
        expect(feeDue(fees, aCase(), [...all, exempt]).total).toBe(0);
      }),
    );
  });

  it('never grows by another rule, and never shrinks by another copy', () => {
    fc.assert(
      fc.property(schedule, rules, copies, (fees, all, n) => {
        const rest = all.slice(1);
        const asked = aCase({ form: { copies: n } });
        const more = aCase({ form: { copies: n + 1 } });
        expect(feeDue(fees, asked, all).total).toBeLessThanOrEqual(feeDue(fees, asked, rest).total);
        expect(feeDue(fees, more, all).total).toBeGreaterThanOrEqual(feeDue(fees, asked, all).total);
      }),
    );
  });

  it('does not depend on the order of the rules', () => {
    fc.assert(
      fc.property(schedule, rules, (fees, all) => {
        expect(feeDue(fees, aCase(), all)).toEqual(feeDue(fees, aCase(), all.toReversed()));
      }),
    );
  });
});
