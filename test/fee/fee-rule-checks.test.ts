import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { feeDue } from '#shared/fee/fee-due.ts';
import { FeeRule } from '#shared/fee/fee-rule.ts';
import { checkFeeRule } from '#shared/fee/fee-rule-checks.ts';
import { aCase, aLine, aRule, aSchedule } from './samples.ts';

const said = (rule: FeeRule, ...others: FeeRule[]) => checkFeeRule(rule, others).map(({ en }) => en);
const next = (own: Partial<FeeRule> = {}) => aRule({ id: 'next', from: '2026-06-01', ...own });

describe('a fee rule', () => {
  it('may not overlap another of the same force', () => {
    expect(said(next(), aRule())).toEqual([
      'The rule overlaps rule “half”, which has the same force. State which replaces which.',
    ]);
  });

  it.each<[string, Partial<FeeRule>]>([
    ['says that it replaces the other', { replaces: ['half'] }],
    ['begins after the other ended', { from: '2026-07-01' }],
    ['waives what the other lowers', { effect: { kind: 'exempt' } }],
    ['is about other fees', { groups: ['residence'] }],
    ['is about other channels', { channels: ['desk'] }],
    ['is of another authority', { unit: 'H00' }],
  ])('may stand beside it where it %s', (_, own) => {
    expect(said(next(own), aRule({ to: '2026-06-30' }))).toEqual([]);
  });

  it('is told what is wrong in both languages', () => {
    const rule = next({ to: '2026-05-31', replaces: ['none', 'late'] });
    expect(
      checkFeeRule(rule, [aRule({ to: '2026-05-30' }), aRule({ id: 'late', from: '2026-06-01' })]),
    ).toEqual([
      { vi: 'Quy định hết hiệu lực trước khi có hiệu lực.', en: 'The rule ends before it begins.' },
      { vi: 'Không có quy định “none” để thay thế.', en: 'There is no rule “none” to replace.' },
      {
        vi: 'Chỉ thay thế được quy định cùng loại có hiệu lực sớm hơn: “late” không phải.',
        en: 'A rule can only replace an earlier rule of the same force; “late” is not one.',
      },
    ]);
    expect(checkFeeRule(next(), [aRule()])).toEqual([
      {
        vi: 'Quy định trùng phạm vi với “half” có cùng hiệu lực. Hãy nêu quy định nào thay thế quy định nào.',
        en: 'The rule overlaps rule “half”, which has the same force. State which replaces which.',
      },
    ]);
  });

  it.each<[string, Partial<FeeRule>, Partial<FeeRule>, boolean]>([
    ['days without an end', {}, {}, true],
    ['days that end after the other began', { to: '2026-07-01' }, { from: '2026-06-30' }, true],
    ['days that end when the other begins', { to: '2026-07-01' }, { from: '2026-07-01' }, true],
    ['days that end before the other begins', { to: '2026-07-01' }, { from: '2026-07-02' }, false],
    ['days within those of the other', { to: '2026-07-01' }, { to: '2026-12-31' }, true],
    ['levels where the other names none', { levels: [3] }, {}, true],
    ['levels of which the other has one', { levels: [2, 3] }, { levels: [3, 4] }, true],
    ['levels that the other has not', { levels: [1, 2] }, { levels: [3, 4] }, false],
    ['groups of which the other has one', { groups: ['a', 'b'] }, { groups: ['b', 'c'] }, true],
    ['groups that the other has not', { groups: ['a'] }, { groups: ['b', 'c'] }, false],
    ['channels of which the other has one', { channels: ['online', 'desk'] }, { channels: ['desk'] }, true],
    ['units beside each other', { unit: 'H29.01' }, { unit: 'H29.02' }, false],
    ['a place that the other takes', {}, { replaces: ['next'] }, false],
    ['a place that the other takes of a third', {}, { replaces: ['third'] }, true],
  ])('with %s: %j beside %j overlap: %s', (_, one, other, expected) => {
    const rules = [next(one), next({ id: 'other', ...other })] as const;
    const overlaps = (rule: FeeRule, beside: FeeRule) =>
      said(rule, beside).some((sentence) => sentence.startsWith('The rule overlaps'));
    expect(overlaps(rules[0], rules[1])).toBe(expected);
    expect(overlaps(rules[1], rules[0])).toBe(expected);
  });

  it('may last one day', () => {
    expect(said(next({ to: '2026-06-01' }))).toEqual([]);
  });

  it('overlaps that of the authority above it, and of a unit below it', () => {
    expect(said(next({ unit: 'H29.01' }), aRule())).toHaveLength(1);
    expect(said(next({ unit: 'H29' }), aRule({ unit: 'H29.01.02' }))).toHaveLength(1);
  });

  it('replaces only what is there, is earlier and has its force', () => {
    expect(said(next({ replaces: ['none'], from: '2027-01-01' }))).toEqual([
      'There is no rule “none” to replace.',
    ]);
    expect(said(next({ replaces: ['half'], from: '2026-01-01' }), aRule())).toHaveLength(1);
    expect(said(next({ replaces: ['half'], effect: { kind: 'exempt' } }), aRule())).toHaveLength(1);
  });

  it('does not end before it begins', () => {
    expect(said(next({ to: '2026-05-31' }))).toEqual(['The rule ends before it begins.']);
  });

  it('that is published again stands in its own way no more than any other', () => {
    expect(said(aRule(), aRule())).toEqual([]);
  });
});

const id = fc.constantFrom('a', 'b', 'c');
const day = fc.constantFrom('2026-01-01', '2026-02-01', '2026-03-01', '2026-04-01');
const rule = fc
  .record({
    id,
    effect: fc.oneof(
      fc.constant({ kind: 'exempt' as const }),
      fc.record({ kind: fc.constant('reduce' as const), percent: fc.integer({ min: 1, max: 99 }) }),
    ),
    unit: fc.constantFrom('H29', 'H29.01', 'H29.02'),
    from: day,
    to: fc.option(day, { nil: undefined }),
    replaces: fc.option(
      id.map((one) => [one]),
      { nil: undefined },
    ),
  })
  .map(({ to, replaces, ...own }) => aRule({ ...own, ...(to && { to }), ...(replaces && { replaces }) }));

it('published one after the other, rules never leave two ways to count a dossier', () => {
  fc.assert(
    fc.property(fc.uniqueArray(rule, { selector: (one) => one.id }), day, (all, received) => {
      const published: FeeRule[] = [];
      for (const one of all) if (checkFeeRule(one, published).length === 0) published.push(one);
      const asked = aCase({ at: `${received}T05:00:00Z`, unit: 'H29.01' });
      const amounts = new Set(
        [published, published.toReversed()].map((rules) => feeDue(aSchedule(), asked, rules).total),
      );
      expect(amounts.size).toBe(1);
      const replaced = new Set(published.flatMap(({ replaces = [] }) => replaces));
      const alike = published.filter(
        ({ effect, from, to, unit, id: name }) =>
          effect.kind === 'reduce' &&
          ['H29', 'H29.01'].includes(unit ?? '') &&
          from <= received &&
          (to === undefined || received <= to) &&
          !replaced.has(name),
      );
      expect(alike.length).toBeLessThanOrEqual(1);
    }),
  );
});

describe('the rules of Hồ Chí Minh City', () => {
  const file = new URL('../../shared/fee/data/fee-rules.json', import.meta.url);
  const rules = z.array(FeeRule).parse(JSON.parse(readFileSync(file, 'utf8')));
  const schedule = (group: string) =>
    aSchedule({ group, lines: [aLine({ amount: 100_000, per: 'dossier' })] });
  const owed = (date: string, group = 'business-registration', level = 4) =>
    feeDue(schedule(group), aCase({ at: `${date}T03:00:00Z`, level }), rules).total;

  it('overlap nowhere', () => {
    for (const one of rules) expect(checkFeeRule(one, rules)).toEqual([]);
  });

  it.each([
    ['2018-12-31', 100_000],
    ['2019-01-01', 50_000],
    ['2020-12-31', 50_000],
    ['2021-01-01', 100_000],
    ['2021-08-24', 50_000],
    ['2024-05-28', 50_000],
    ['2024-05-29', 0],
    ['2025-09-28', 0],
    ['2025-09-29', 0],
    ['2026-11-24', 0],
  ])('make a dossier of %s cost %i đồng of 100,000', (date, amount) => {
    expect(owed(date)).toBe(amount);
  });

  it('name the later resolution from the day on which both would count', () => {
    const due = feeDue(schedule('civil-status'), aCase({ at: '2025-10-01T03:00:00Z' }), rules);
    expect(due.lines[0]?.rule?.id).toBe('tphcm-nq-411-2025');
  });

  it('lower levels 3 and 4 only, and residence until the zero charge', () => {
    expect(owed('2019-06-01', 'residence', 2)).toBe(100_000);
    expect(owed('2019-06-01', 'residence', 3)).toBe(50_000);
    expect(owed('2024-06-01', 'residence')).toBe(100_000);
  });
});
