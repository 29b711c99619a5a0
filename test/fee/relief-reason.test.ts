import { describe, expect, it } from 'vitest';
import { feeDue } from '#shared/fee/fee-due.ts';
import type { FeeRule } from '#shared/fee/fee-rule.ts';
import type { ReliefGround } from '#shared/fee/relief.ts';
import { aCase, aRule, aSchedule } from './samples.ts';

const { unit: _, ...ofTheCountry } = aRule({
  id: 'country',
  effect: { kind: 'exempt' },
  grounds: ['poor', 'merit'],
  basis: 'Luật Hộ tịch',
});
const reasonOf = (rules: FeeRule[], ...grounds: ReliefGround[]) =>
  feeDue(aSchedule(), aCase({ grounds }), rules).lines[0]?.rule?.reason;

describe('why a line is lowered', () => {
  it('is the ground that the payer has, the decision, and what it is better than', () => {
    expect(reasonOf([aRule(), ofTheCountry], 'child', 'merit')).toEqual({
      vi: 'Miễn vì người có công với cách mạng hoặc thân nhân (Luật Hộ tịch); có lợi hơn: Giảm 50 % (Nghị quyết của Hội đồng nhân dân)',
      en: 'Free: of merit to the revolution, or a relative (Luật Hộ tịch); better than: 50 % less (Nghị quyết của Hội đồng nhân dân)',
    });
  });

  it('is what the rule says where it asks for no ground', () => {
    expect(reasonOf([aRule(), ofTheCountry])).toEqual({
      vi: 'Giảm 50 % vì áp dụng “Giảm 50 %” (Nghị quyết của Hội đồng nhân dân)',
      en: '50 % less: “Half” applies (Nghị quyết của Hội đồng nhân dân)',
    });
  });
});
