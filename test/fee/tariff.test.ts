import { describe, expect, it } from 'vitest';
import { feeDue } from '#shared/fee/fee-due.ts';
import type { FeeRule } from '#shared/fee/fee-rule.ts';
import { checkFeeRule } from '#shared/fee/fee-rule-checks.ts';
import { aCase, aLine, aRule, aSchedule } from './samples.ts';

const own = aRule({ id: 'own', effect: { kind: 'tariff', amount: 3_000 }, basis: 'Nghị quyết riêng' });
const { unit: _, ...ofTheCountry } = aRule({ id: 'country', effect: { kind: 'tariff', amount: 5_000 } });
const lineOf = (rules: FeeRule[], unit = 'H29.01') => feeDue(aSchedule(), aCase({ unit }), rules).lines[0];

describe('a tariff', () => {
  it('of an authority takes the place of the schedule, for each unit of the line, and is named', () => {
    expect(lineOf([own])).toMatchObject({
      before: 9_000,
      after: 9_000,
      tariff: { id: 'own', basis: 'Nghị quyết riêng' },
    });
    expect(lineOf([own], 'H00')).not.toHaveProperty('tariff');
  });

  it('of the authority beats that of the country there, though it may be dearer', () => {
    const dear = aRule({ id: 'dear', effect: { kind: 'tariff', amount: 9_000 } });
    expect(lineOf([ofTheCountry, dear])).toMatchObject({ before: 27_000, tariff: { id: 'dear' } });
    expect(lineOf([ofTheCountry, dear], 'H00')).toMatchObject({ before: 15_000, tariff: { id: 'country' } });
  });

  it('is lowered like any other amount', () => {
    expect(lineOf([own, aRule()])).toMatchObject({ before: 9_000, after: 4_500, rule: { id: 'half' } });
  });

  it('may say only what is given back, over what the line says, and is checked to say something', () => {
    const refused = (returned: boolean, basis: string) => ({ refused: { returned, basis } });
    const kept = { ...own, effect: { kind: 'tariff' as const }, refund: refused(false, 'Nghị quyết') };
    const withdrawn = { withdrawn: { returned: true, basis: 'Luật' } };
    const lines = [aLine({ refund: { ...refused(true, 'Thông tư'), ...withdrawn } })];
    expect(feeDue(aSchedule({ lines }), aCase(), [kept]).lines[0]).toMatchObject({
      before: 24_000,
      refund: { ...refused(false, 'Nghị quyết'), ...withdrawn },
    });
    expect(checkFeeRule(kept, [])).toEqual([]);
    const { refund: _unsaid, ...empty } = kept;
    expect(checkFeeRule(empty, [])).toEqual([
      {
        vi: 'Quy định mức thu phải nêu mức thu hoặc việc hoàn trả.',
        en: 'A tariff must state an amount, or what is given back.',
      },
    ]);
  });

  it('may not overlap another of the same authority', () => {
    expect(checkFeeRule({ ...own, id: 'other' }, [own])).toHaveLength(1);
    expect(checkFeeRule(ofTheCountry, [own])).toEqual([]);
  });
});
